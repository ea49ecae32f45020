package io.countersign.executor.masking;

/**
 * The blocks of a text in PEM (RFC 7468): what they hold is a public key or certificate, or found
 * by {@link PrivateKeyDetector}. Asked from left to right.
 */
final class PemBlocks {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  private final String text;
  private int begin = -1;
  private int end = -1;

  PemBlocks(String text) {
    this.text = text;
  }

  boolean hold(int index) {
    while (end < index && begin < text.length()) {
      begin = find(BEGIN, Math.max(0, end));
      end = find(END, begin);
    }
    return begin <= index && index < end;
  }

  private int find(String marker, int from) {
    int found = text.indexOf(marker, from);
    return found < 0 ? text.length() : found;
  }
}
