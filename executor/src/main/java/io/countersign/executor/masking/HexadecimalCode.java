package io.countersign.executor.masking;

/**
 * UUIDs and digests. By chance one in some thousands holds what looks like a payment card, so they
 * are passed over.
 */
final class HexadecimalCode {
  /** A UUID without hyphens, an MD5 digest, or anything longer. */
  private static final int SHORTEST = 32;

  private static final int UUID_LENGTH = 36;

  private HexadecimalCode() {}

  /** Where the code that begins here ends, or the start itself. */
  static int skip(String text, int start) {
    boolean begins =
        start + SHORTEST <= text.length()
            && isHexadecimal(text.charAt(start))
            && !Characters.isLetterOrDigitAt(text, start - 1);
    if (!begins) {
      return start;
    }
    int end = digestEnd(text, start);
    if (end - start >= SHORTEST) {
      return end;
    }
    return isUuid(text, start) ? start + UUID_LENGTH : start;
  }

  private static int digestEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isHexadecimal(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** RFC 9562 §4. */
  private static boolean isUuid(String text, int start) {
    if (start + UUID_LENGTH > text.length()) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !isHexadecimal(c)) {
        return false;
      }
    }
    return !Characters.isLetterOrDigitAt(text, start + UUID_LENGTH);
  }

  private static boolean isHexadecimal(char c) {
    return Characters.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
