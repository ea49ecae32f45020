package io.countersign.executor.masking;

import java.util.Locale;
import java.util.Set;

/**
 * Finds the values of what is named like a secret: {@code password=…}, {@code "apiKey": "…"},
 * {@code Authorization: Bearer …}, and what a column of such a name holds.
 */
final class AssignedSecretDetector implements Detector {
  private static final int SHORTEST = 4;
  private static final int FEWEST_DIGITS = 6;
  private static final int WIDEST_GAP = 3;
  private static final int LONGEST_NAME = 40;
  private static final String QUOTES = "\"'`";

  /** What is written instead of a secret. */
  private static final Set<String> WORDS =
      Set.of(
          "null",
          "none",
          "nil",
          "true",
          "false",
          "undefined",
          "required",
          "optional",
          "string",
          "text",
          "varchar",
          "changed",
          "missing",
          "invalid",
          "expired",
          "empty",
          "hidden");

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.assignment();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    if (subject.isSecret() && !hasSpace(text) && isSecret(text, 0, text.length(), true)) {
      findings.add(Category.SECRET, 0, text.length());
      return;
    }
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '=' || c == ':') && isNamed(text, from, i)) {
        from = detect(text, i, findings);
        i = from - 1;
      }
    }
  }

  private static boolean isNamed(String text, int from, int sign) {
    int end = sign;
    while (end > from && sign - end < WIDEST_GAP && isGap(text.charAt(end - 1))) {
      end--;
    }
    return SecretNames.start(text, Math.max(from, end - LONGEST_NAME), end) >= 0;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\\' || c == ']' || QUOTES.indexOf(c) >= 0;
  }

  /** Finds the value after the sign, and tells where to look on. */
  private static int detect(String text, int sign, Findings findings) {
    boolean equals = text.charAt(sign) == '=';
    int start = sign + 1;
    while (start < text.length()
        && start - sign <= WIDEST_GAP
        && " =>\\".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int credentials = afterScheme(text, start);
    boolean assigned = equals || credentials > start;
    start = credentials;
    boolean quoted = start < text.length() && QUOTES.indexOf(text.charAt(start)) >= 0;
    int end = quoted ? quotedEnd(text, start + 1) : bareEnd(text, start);
    start += quoted ? 1 : 0;
    if (end > start && isSecret(text, start, end, quoted || assigned)) {
      findings.add(Category.SECRET, start, end);
    }
    return Math.max(sign + 1, end);
  }

  /** RFC 9110 §11.4: the scheme before the credentials. */
  private static int afterScheme(String text, int start) {
    for (String scheme : new String[] {"Bearer ", "Basic ", "Token ", "Digest "}) {
      if (text.regionMatches(true, start, scheme, 0, scheme.length())) {
        return start + scheme.length();
      }
    }
    return start;
  }

  private static int quotedEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != text.charAt(start - 1)) {
      end++;
    }
    return end;
  }

  private static int bareEnd(String text, int start) {
    int end = start;
    while (end < text.length() && " \t\n\r,;&\"'<>)}]|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /**
   * @param assigned whether any word counts; in {@code password: must be long} none does
   */
  private static boolean isSecret(String text, int start, int end, boolean assigned) {
    String value = text.substring(start, end);
    boolean word = value.chars().allMatch(Character::isLetter);
    boolean number = value.chars().allMatch(Character::isDigit);
    return value.length() >= (number ? FEWEST_DIGITS : SHORTEST)
        && (assigned || !word)
        && !(word && WORDS.contains(value.toLowerCase(Locale.ROOT)))
        && !isPlaceholder(value);
  }

  /** Whether the value is masked already, a variable, or the call of a function. */
  private static boolean isPlaceholder(String value) {
    if (value.startsWith(Mask.HIDDEN) || value.startsWith("${") || value.startsWith("{{")) {
      return true;
    }
    if ("<%:".indexOf(value.charAt(0)) >= 0) {
      return value.chars().skip(1).allMatch(c -> Character.isLetter(c) || "_->()".indexOf(c) >= 0);
    }
    if (value.charAt(0) == '$') {
      return value.chars().skip(1).allMatch(Character::isDigit);
    }
    int call = value.indexOf('(');
    return call > 0 && value.chars().limit(call).allMatch(c -> Character.isLetter(c) || c == '.');
  }

  private static boolean hasSpace(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }
}
