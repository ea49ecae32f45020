package io.countersign.executor.masking;

/**
 * Four decimal numbers joined by full stops: what is an IPv4 address of a host, and what is not.
 */
final class DottedAddress {
  private DottedAddress() {}

  /** Whether four groups from the first on are the whole of an address. */
  static boolean isAddress(String text, DigitGroups groups, int first) {
    int[] octets = new int[4];
    for (int i = 0; i < 4; i++) {
      octets[i] = octet(text, groups, first + i);
      if (octets[i] < 0 || (i < 3 && !groups.isJoinedBy(first + i, '.'))) {
        return false;
      }
    }
    return isHost(octets) && standsAlone(text, groups, first);
  }

  /** A number up to 255 without leading zeros, or -1. */
  private static int octet(String text, DigitGroups groups, int group) {
    int length = groups.length(group);
    if (length > 3 || (length > 1 && text.charAt(groups.start(group)) == '0')) {
      return -1;
    }
    int octet = Integer.parseInt(text, groups.start(group), groups.end(group), 10);
    return octet <= 255 ? octet : -1;
  }

  private static boolean isHost(int[] octets) {
    boolean loopback = octets[0] == 127;
    boolean maskOrBroadcast = octets[0] == 255;
    boolean network = octets[2] == 0 && octets[3] == 0;
    return !loopback && !maskOrBroadcast && octets[0] != 0 && !network;
  }

  /** Whether no further part, as of a version or object identifier, is joined to either end. */
  private static boolean standsAlone(String text, DigitGroups groups, int first) {
    int start = groups.start(first);
    int end = groups.end(first + 3);
    boolean before =
        Characters.isLetterOrDigitAt(text, start - 1)
            || (start > 1
                && (text.charAt(start - 1) == '.' || text.charAt(start - 1) == '-')
                && Characters.isLetterOrDigitAt(text, start - 2));
    boolean after =
        Characters.isLetterOrDigitAt(text, end)
            || (end + 1 < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == '-')
                && Characters.isLetterOrDigitAt(text, end + 1)
                && !isRange(text, end));
    return !before && !after;
  }

  /** {@code 192.0.2.1-192.0.2.9}. */
  private static boolean isRange(String text, int end) {
    return text.charAt(end) == '-' && Characters.isDigit(text.charAt(end + 1));
  }
}
