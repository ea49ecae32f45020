package io.countersign.executor.masking;

/**
 * What one pass over a text tells about which detectors may find something in it; most values give
 * no signal and need no detector.
 *
 * @param digits how many there are
 * @param at whether there is an {@code @}
 * @param dashes whether there is {@code --}, as around a PEM key
 * @param assignment whether there is {@code =} or {@code :}, or the whole is named like a secret
 * @param token whether there is one of the {@link TokenRuns}
 * @param plain whether the text reads as it is ({@link NormalText})
 */
record Signals(
    int digits, boolean at, boolean dashes, boolean assignment, boolean token, boolean plain) {
  /** The shortest date has five digits, the shortest national id six. */
  private static final int FEWEST_DIGITS = 5;

  private static final byte DIGIT = 1;
  private static final byte TOKEN = 2;
  private static final byte ASSIGNMENT = 4;
  private static final byte AT = 8;
  private static final byte DASH = 16;
  private static final byte RARE = 32;
  private static final byte[] KINDS = kinds();

  static Signals of(String text, String label) {
    int digits = 0;
    int run = 0;
    int seen = 0;
    int previous = 0;
    int repeated = 0;
    boolean token = false;
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int kind = KINDS[c];
      digits += kind & DIGIT;
      seen |= kind;
      repeated |= kind & previous;
      previous = kind;
      run = (kind & TOKEN) != 0 ? run + 1 : 0;
      if (run == TokenRuns.SHORTEST) {
        token = true;
      }
      if ((kind & RARE) != 0) {
        plain &= Folding.isPlain(c) && !isEscape(text, i);
      }
    }
    return new Signals(
        digits,
        (seen & AT) != 0,
        (repeated & DASH) != 0,
        (seen & ASSIGNMENT) != 0 || SecretNames.start(label, 0, label.length()) >= 0,
        token,
        plain);
  }

  /** A backslash, since what follows may be read in several ways, or an escape of another kind. */
  private static boolean isEscape(String text, int start) {
    return text.charAt(start) == '\\' || Escapes.at(text, start) != null;
  }

  boolean numbers() {
    return digits >= FEWEST_DIGITS;
  }

  boolean none() {
    return plain && !numbers() && !at && !dashes && !assignment && !token;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x10000];
    for (int i = 0; i < kinds.length; i++) {
      char c = (char) i;
      boolean rare = !Folding.isPlain(c) || "\\%&".indexOf(c) >= 0;
      kinds[i] = rare ? RARE : 0;
      kinds[i] |= Characters.isDigit(c) ? DIGIT : 0;
      kinds[i] |= TokenRuns.isToken(c) ? TOKEN : 0;
    }
    kinds['='] |= ASSIGNMENT;
    kinds[':'] |= ASSIGNMENT;
    kinds['@'] |= AT;
    kinds['-'] |= DASH;
    return kinds;
  }
}
