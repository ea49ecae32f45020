package io.countersign.executor.masking;

import java.util.Locale;
import java.util.Set;

/**
 * Tells random characters of base62 or base64 from words, identifiers, paths and encoded text. Of
 * 32 random characters 99 % pass.
 */
final class Randomness {
  /** Shannon's entropy of 32 random characters of base62 is 4.6 bits each; of English words 3.9. */
  private static final double LEAST_ENTROPY = 4.1;

  /** Of neighbours, how many are of different kinds: 62 % in base62, a fourth in identifiers. */
  private static final double LEAST_CHANGES = 0.35;

  /** Of pairs of letters, how many are common ones: 6 % in base62, nearly half in words. */
  private static final double MOST_COMMON_PAIRS = 0.25;

  /** The most frequent pairs of letters in English, and so in what programs are written in. */
  private static final Set<String> COMMON_PAIRS =
      Set.of(
          "th", "he", "in", "er", "an", "re", "nd", "at", "on", "nt", "ha", "es", "st", "en", "ed",
          "to", "it", "ou", "ea", "hi", "is", "or", "ti", "as", "te", "et", "ng", "of", "al", "de",
          "se", "le", "sa", "si", "ar", "ve", "ra", "ld", "ur", "me", "om", "us");

  private static final int FEWEST_OF_A_KIND = 2;

  /** Among so many random characters both capitals and small letters are nearly always. */
  private static final int SAMPLE = 16;

  private static final int CAPITAL = 0;
  private static final int SMALL = 1;
  private static final int DIGIT = 2;
  private static final int OTHER = 3;

  private Randomness() {}

  static boolean isRandom(String text, int start, int end) {
    return isMixed(text, start, end)
        && !isWords(text, start, end)
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
      if (i - start == SAMPLE && (capitals == 0 || small == 0)) {
        return false;
      }
      int kind = kind(text.charAt(i));
      capitals += kind == CAPITAL ? 1 : 0;
      small += kind == SMALL ? 1 : 0;
      digits += kind == DIGIT ? 1 : 0;
      if (kind != OTHER) {
        changes += previous >= 0 && kind != previous ? 1 : 0;
        previous = kind;
      }
    }
    int length = end - start;
    int others = length - capitals - small - digits;
    return Math.min(capitals, Math.min(small, digits)) >= FEWEST_OF_A_KIND
        && others <= length / 8 + 2
        && changes >= LEAST_CHANGES * (length - 1);
  }

  private static boolean isWords(String text, int start, int end) {
    String lower = text.substring(start, end).toLowerCase(Locale.ROOT);
    int pairs = 0;
    int common = 0;
    for (int i = 0; i + 2 <= lower.length(); i++) {
      if (Characters.isLetter(lower.charAt(i)) && Characters.isLetter(lower.charAt(i + 1))) {
        pairs++;
        common += COMMON_PAIRS.contains(lower.substring(i, i + 2)) ? 1 : 0;
      }
    }
    return common > MOST_COMMON_PAIRS * pairs;
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
