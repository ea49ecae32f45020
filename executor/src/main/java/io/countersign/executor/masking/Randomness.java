package io.countersign.executor.masking;

/**
 * Tells random characters of base62 or base64 from words, identifiers, paths and encoded text. Of
 * 32 random characters 99 % pass.
 */
final class Randomness {
  /** Shannon's entropy of 32 random characters of base62 is 4.6 bits each; of English words 3.9. */
  private static final double LEAST_ENTROPY = 4.1;

  /** Of neighbours, how many are of different kinds: 62 % in base62, a fourth in identifiers. */
  private static final double LEAST_CHANGES = 0.4;

  private static final int FEWEST_OF_A_KIND = 2;

  private static final int CAPITAL = 0;
  private static final int SMALL = 1;
  private static final int DIGIT = 2;
  private static final int OTHER = 3;

  private Randomness() {}

  static boolean isRandom(String text, int start, int end) {
    return isMixed(text, start, end)
        && entropy(text, start, end) >= LEAST_ENTROPY
        && !EncodedText.isText(text, start, end);
  }

  private static boolean isMixed(String text, int start, int end) {
    int capitals = 0;
    int small = 0;
    int digits = 0;
    int changes = 0;
    int previous = -1;
    for (int i = start; i < end; i++) {
      int kind = kind(text.charAt(i));
      capitals += kind == CAPITAL ? 1 : 0;
      small += kind == SMALL ? 1 : 0;
      digits += kind == DIGIT ? 1 : 0;
      changes += previous >= 0 && kind != previous ? 1 : 0;
      previous = kind;
    }
    int length = end - start;
    int others = length - capitals - small - digits;
    return Math.min(capitals, Math.min(small, digits)) >= FEWEST_OF_A_KIND
        && others <= length / 8 + 2
        && changes >= LEAST_CHANGES * (length - 1);
  }

  /** Shannon's, in bits a character. */
  private static double entropy(String text, int start, int end) {
    int[] counts = new int[0x80];
    for (int i = start; i < end; i++) {
      counts[text.charAt(i)]++;
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / (end - start);
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }

  private static int kind(char c) {
    if (Characters.isDigit(c)) {
      return DIGIT;
    }
    if (Characters.isLetter(c)) {
      return c <= 'Z' ? CAPITAL : SMALL;
    }
    return OTHER;
  }
}
