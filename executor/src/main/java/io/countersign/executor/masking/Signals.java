package io.countersign.executor.masking;

/**
 * What one pass over a text tells about which detectors may find something in it; most values give
 * no signal and need no detector.
 *
 * @param digits how many there are
 * @param at whether there is an {@code @}
 * @param dashes whether there is {@code --}, as around a PEM key
 * @param token whether there is a run of letters, digits and {@code _-+/=.} as long as a key
 * @param plain whether the text reads as it is ({@link NormalText})
 */
record Signals(int digits, boolean at, boolean dashes, boolean token, boolean plain) {
  /** The shortest national id has six digits. */
  private static final int FEWEST_DIGITS = 6;

  private static final int TOKEN_LENGTH = 15;

  private static final byte DIGIT = 1;
  private static final byte AT = 2;
  private static final byte DASH = 4;
  private static final byte TOKEN = 8;
  private static final byte[] KINDS = kinds();

  static Signals of(String text) {
    int digits = 0;
    int run = 0;
    int longest = 0;
    int seen = 0;
    boolean dashes = false;
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Folding.isPlain(c)) {
        plain = false;
      }
      int kind = c < 0x80 ? KINDS[c] : 0;
      digits += kind & DIGIT;
      seen |= kind;
      run = (kind & TOKEN) != 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
      dashes |= (kind & DASH) != 0 && i > 0 && text.charAt(i - 1) == '-';
    }
    return new Signals(digits, (seen & AT) != 0, dashes, longest >= TOKEN_LENGTH, plain);
  }

  boolean numbers() {
    return digits >= FEWEST_DIGITS;
  }

  boolean none() {
    return plain && !numbers() && !at && !dashes && !token;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    for (char c = 0; c < kinds.length; c++) {
      boolean token = Characters.isWord(c) || "+/=.".indexOf(c) >= 0;
      kinds[c] = token ? TOKEN : 0;
    }
    for (char c = '0'; c <= '9'; c++) {
      kinds[c] |= DIGIT;
    }
    kinds['@'] = AT;
    kinds['-'] |= DASH;
    return kinds;
  }
}
