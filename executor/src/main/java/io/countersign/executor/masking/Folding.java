package io.countersign.executor.masking;

import java.text.Normalizer;

/** How a single character reads, whatever it looks like: {@code ４} and {@code ④} are 4. */
final class Folding {
  private static final boolean[] PLAIN = plain();

  private Folding() {}

  /** Whether the character reads as it is, unless an escape begins with it. */
  static boolean isPlain(char c) {
    return PLAIN[c];
  }

  /** What the character reads as; empty if it is not seen. */
  static String fold(int codePoint) {
    if (codePoint < 0x10000 && isUsual((char) codePoint)) {
      return Character.toString(codePoint);
    }
    if (Character.isDigit(codePoint)) {
      return Integer.toString(Character.digit(codePoint, 10));
    }
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          "";
      case Character.SURROGATE -> Character.toString(codePoint);
      case Character.DASH_PUNCTUATION -> "-";
      case Character.SPACE_SEPARATOR -> " ";
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
      default -> foldLookalike(codePoint);
    };
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[0x10000];
    for (int c = 0; c < plain.length; c++) {
      boolean surrogate = Character.isSurrogate((char) c);
      plain[c] = !surrogate && fold(c).equals(Character.toString(c));
    }
    return plain;
  }

  private static boolean isUsual(char c) {
    if (c < 0x80) {
      return c >= ' ' ? c != 0x7F : c == '\n' || c == '\t' || c == '\r';
    }
    // Letters with diacritics, Greek, Cyrillic; kana, Chinese characters, Korean syllables.
    return (c >= 0xC0 && c <= 0x24F)
        || (c >= 0x388 && c <= 0x481)
        || (c >= 0x3041 && c <= 0x3094)
        || (c >= 0x30A1 && c <= 0x30FA)
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xAC00 && c <= 0xD7A3);
  }

  private static String foldLookalike(int codePoint) {
    return switch (codePoint) {
      // Hangul fillers and the empty braille pattern, which show nothing.
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> "";
      // Minus sign, modifier minus, hyphen bullet, box drawing lines.
      case 0x2212, 0x02D7, 0x2043, 0x2500, 0x2501 -> "-";
      // Middle dot, bullet, hyphenation point, dot operator, ideographic full stops.
      case 0xB7, 0x2022, 0x2027, 0x22C5, 0x3002, 0xFF61 -> ".";
      // Fraction slash, division slash.
      case 0x2044, 0x2215 -> "/";
      default -> foldCompatible(codePoint);
    };
  }

  private static String foldCompatible(int codePoint) {
    String original = Character.toString(codePoint);
    String folded = Normalizer.normalize(original, Normalizer.Form.NFKC);
    return folded.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? folded : original;
  }
}
