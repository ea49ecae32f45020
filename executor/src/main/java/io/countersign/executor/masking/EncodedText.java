package io.countersign.executor.masking;

/** Base64 that is plain text when it is decoded. */
final class EncodedText {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private EncodedText() {}

  /** Whether nearly all of its bytes are printable ASCII: of random ones, a third is. */
  static boolean isText(String text, int start, int end) {
    int bits = 0;
    int buffered = 0;
    int bytes = 0;
    int printable = 0;
    for (int i = start; i < end && text.charAt(i) != '='; i++) {
      bits = (bits << 6 | value(text.charAt(i))) & 0xFFFF;
      buffered += 6;
      if (buffered >= 8) {
        buffered -= 8;
        int octet = bits >> buffered & 0xFF;
        bytes++;
        printable += (octet >= ' ' && octet < 0x7F) || octet == '\n' ? 1 : 0;
      }
    }
    return printable >= 0.85 * bytes;
  }

  private static int value(char c) {
    return switch (c) {
      case '-' -> 62;
      case '_' -> 63;
      default -> Math.max(0, ALPHABET.indexOf(c));
    };
  }
}
