package io.countersign.executor.masking;

/**
 * Hexadecimal groups joined by colons: what is an IPv6 address of a host, and what is a time, a MAC
 * address or a scope. A shortened address counts if it begins as IANA assigned them.
 */
final class ColonAddress {
  private static final int GROUPS = 8;

  private ColonAddress() {}

  static boolean isHost(String text, int start, int end) {
    int groups = 0;
    int shortened = 0;
    int pairs = 0;
    int i = start;
    while (i < end) {
      int word = i;
      while (i < end && Characters.isHexadecimal(text.charAt(i))) {
        i++;
      }
      if (i < end && text.charAt(i) == '.') {
        // The last 32 bits written as an IPv4 address.
        groups += groups <= 6 && isDotted(text, word, end) ? 2 : 2 * GROUPS;
        break;
      }
      if (i - word > 4) {
        return false;
      }
      groups += i > word ? 1 : 0;
      pairs += i - word == 2 ? 1 : 0;
      if (text.startsWith("::", i)) {
        shortened++;
        i++;
      }
      i++;
    }
    boolean mac = pairs == GROUPS;
    return shortened == 0
        ? groups == GROUPS && !mac
        : shortened == 1 && groups < GROUPS && groups >= 2 && isAssigned(text, start, end);
  }

  private static boolean isDotted(String text, int start, int end) {
    DigitGroups groups = DigitGroups.of(text.substring(start, end));
    return groups.size() == 4 && DottedAddress.isAddress(text.substring(start, end), groups, 0);
  }

  /** IANA "Internet Protocol Version 6 Address Space", and RFC 4291 §2.5.5, RFC 6052. */
  private static boolean isAssigned(String text, int start, int end) {
    if (text.regionMatches(true, start, "::ffff:", 0, 7) || text.startsWith("64:", start)) {
      return true;
    }
    int colon = text.indexOf(':', start, end);
    if (colon - start != 4) {
      return false;
    }
    int first = Escapes.hexadecimal(text, start, 4);
    return (first >= 0x2000 && first <= 0x3fff) || first >= 0xfc00;
  }
}
