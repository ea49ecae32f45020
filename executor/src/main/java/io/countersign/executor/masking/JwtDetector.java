package io.countersign.executor.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Finds JSON Web Tokens (RFC 7519), signed or encrypted, wrapped into lines or cut off: base64url
 * of a JSON object with {@code alg}, a dot, and what follows.
 */
final class JwtDetector implements Detector {
  /** Bounds the work on text that is all false beginnings. */
  private static final int MOST_ATTEMPTS = 16;

  private static final int SHORTEST_HEADER = 14;
  private static final int LONGEST_HEADER = 16_384;

  /** A line as long as this goes on after its end. */
  private static final int WRAPPED_LINE = 60;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.token();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    int i = mayHoldAny(text, subject.tokens()) ? 0 : text.length();
    while (i < text.length()) {
      int end = partEnd(text, i);
      int header = isDot(text, end) ? headerStart(text, i, end) : -1;
      if (header >= 0) {
        end = tokenEnd(text, header);
        findings.add(Category.JWT, header, end);
      }
      i = end + 1;
    }
  }

  private static boolean mayHoldAny(String text, TokenRuns runs) {
    for (int run = 0; run < runs.size(); run++) {
      for (int i = runs.start(run); i + SHORTEST_HEADER < runs.end(run); i++) {
        if (begins(text, i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** An opening brace, and a quote or white space after it, in Base64. */
  private static boolean begins(String text, int start) {
    return text.charAt(start) == 'e'
        && ((text.charAt(start + 1) == 'y' && "JA".indexOf(text.charAt(start + 2)) >= 0)
            || (text.charAt(start + 1) == 'w' && "o0k".indexOf(text.charAt(start + 2)) >= 0));
  }

  private static boolean isDot(String text, int index) {
    return index + 1 < text.length()
        && text.charAt(index) == '.'
        && Characters.isWord(text.charAt(index + 1));
  }

  private static int partEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isPart(text, start, end)) {
      end++;
    }
    return end;
  }

  /** Whether the character belongs to base64url, a line end within a wrapped one included. */
  private static boolean isPart(String text, int start, int index) {
    char c = text.charAt(index);
    return Characters.isWord(c) || ((c == '\n' || c == '\r') && isWrapped(text, start, index));
  }

  private static boolean isWrapped(String text, int start, int index) {
    boolean second = text.charAt(index) == '\n' && index > start && text.charAt(index - 1) == '\r';
    int end = second ? index - 1 : index;
    int line = end;
    while (line > start && end - line < WRAPPED_LINE && isToken(text.charAt(line - 1))) {
      line--;
    }
    return end - line >= WRAPPED_LINE;
  }

  private static boolean isToken(char c) {
    return Characters.isWord(c) || c == '.';
  }

  private static int headerStart(String text, int start, int end) {
    int attempts = 0;
    for (int i = start; i + SHORTEST_HEADER <= end && attempts < MOST_ATTEMPTS; i++) {
      if (begins(text, i)) {
        attempts++;
        if (end - i <= LONGEST_HEADER && isHeader(text.substring(i, end))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean isHeader(String part) {
    String encoded = part.replaceAll("[\r\n]", "");
    try {
      byte[] json = Base64.getUrlDecoder().decode(encoded);
      String header = new String(json, StandardCharsets.UTF_8).strip();
      return header.startsWith("{") && header.endsWith("}") && header.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int tokenEnd(String text, int start) {
    int end = start;
    while (end < text.length() && (text.charAt(end) == '.' || isPart(text, start, end))) {
      end++;
    }
    while (".\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
