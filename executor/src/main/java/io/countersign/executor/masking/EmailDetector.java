package io.countersign.executor.masking;

/**
 * Finds e-mail addresses (RFC 5322 §3.4.1, RFC 6531), but for local parts with characters that
 * delimit in URLs, SQL and JSON.
 */
final class EmailDetector implements Detector {
  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.at();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    int from = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = localStart(text, from, at);
      int end = start < at ? domainEnd(text, at + 1) : -1;
      if (end > 0) {
        findings.add(Category.EMAIL, start, end);
        from = end;
      } else {
        from = at + 1;
      }
    }
  }

  private static int localStart(String text, int from, int at) {
    if (at > from && text.charAt(at - 1) == '"') {
      return quotedStart(text, from, at - 1);
    }
    int start = at;
    while (start > from && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && ".'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static int quotedStart(String text, int from, int closing) {
    int opening = text.lastIndexOf('"', closing - 1);
    return opening >= from ? opening : closing + 1;
  }

  private static boolean isLocal(char c) {
    return Characters.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || ".!#$%'*+-^_`~".indexOf(c) >= 0;
  }

  /** Where the domain ends, or -1 if none begins here. */
  private static int domainEnd(String text, int start) {
    if (start < text.length() && text.charAt(start) == '[') {
      return literalEnd(text, start);
    }
    int end = -1;
    int label = start;
    for (int i = start; i <= text.length(); i++) {
      if (i < text.length() && isDomain(text.charAt(i))) {
        continue;
      }
      if (label > start && isTopLevel(text, label, i)) {
        end = i;
      }
      if (i == label || i == text.length() || text.charAt(i) != '.') {
        break;
      }
      label = i + 1;
    }
    return end;
  }

  private static boolean isDomain(char c) {
    return c == '-' || Characters.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private static boolean isTopLevel(String text, int start, int end) {
    if (text.regionMatches(true, start, "xn--", 0, 4)) {
      return true;
    }
    for (int i = start; i < end; i++) {
      if (Characters.isDigit(text.charAt(i)) || text.charAt(i) == '-') {
        return false;
      }
    }
    return end - start >= 2;
  }

  /** An address instead of a name, as in {@code joe@[192.0.2.1]}. */
  private static int literalEnd(String text, int start) {
    int end = start + 1;
    while (end < text.length() && isAddress(text.charAt(end))) {
      end++;
    }
    boolean closed = end < text.length() && text.charAt(end) == ']';
    return closed && end > start + 1 ? end + 1 : -1;
  }

  private static boolean isAddress(char c) {
    return Characters.isDigit(c) || c == '.' || c == ':' || Character.digit(c, 16) >= 0;
  }
}
