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

  /**
   * Where the code that holds the digit ends, or where the digit is.
   *
   * @param from where the code may begin
   */
  static int end(String text, int from, int digit) {
    int start = digit;
    while (start > from && Characters.isHexadecimal(text.charAt(start - 1))) {
      start--;
    }
    if (begins(text, start)) {
      int end = digestEnd(text, start);
      if (end - start >= SHORTEST) {
        return end;
      }
    }
    return uuidEnd(text, from, start, digit);
  }

  private static int digestEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Characters.isHexadecimal(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean begins(String text, int start) {
    return !Characters.isLetterOrDigitAt(text, start - 1);
  }

  private static int uuidEnd(String text, int from, int word, int digit) {
    int earliest = Math.max(from, digit - UUID_LENGTH + 1);
    for (int start = word; start >= earliest; start = wordBefore(text, earliest, start)) {
      if (isUuid(text, start)) {
        return start + UUID_LENGTH;
      }
    }
    return digit;
  }

  /** Where the hexadecimal digits before the hyphen begin, or a negative number. */
  private static int wordBefore(String text, int earliest, int word) {
    if (word <= earliest || text.charAt(word - 1) != '-') {
      return -1;
    }
    int start = word - 1;
    while (start > earliest && Characters.isHexadecimal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** RFC 9562 §4. */
  private static boolean isUuid(String text, int start) {
    if (start + UUID_LENGTH > text.length()
        || text.charAt(start + 8) != '-'
        || !begins(text, start)) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !Characters.isHexadecimal(c)) {
        return false;
      }
    }
    return !Characters.isLetterOrDigitAt(text, start + UUID_LENGTH);
  }
}
