package io.countersign.executor.masking;

import java.util.Locale;

/** Questions about the characters of a text that {@link NormalText} has made plain. */
final class Characters {
  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && Character.isLetter(c));
  }

  /** What an ASCII digit of base 16 is worth, or -1. */
  static int hexadecimal(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  static boolean isHexadecimal(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Letters of ASCII, digits, {@code _} and {@code -}: base64url. */
  static boolean isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || isLetter(c);
  }

  /** Whether a letter or digit stands at the index; none stands outside of the text. */
  static boolean isLetterOrDigitAt(String text, int index) {
    return index >= 0 && index < text.length() && isLetterOrDigit(text.charAt(index));
  }

  static boolean hasLetter(String text) {
    return text.chars().anyMatch(c -> isLetter((char) c));
  }

  static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars().filter(c -> isDigit((char) c)).forEach(digits::appendCodePoint);
    return digits.toString();
  }

  /** In upper case. */
  static String lettersAndDigitsOf(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> isLetterOrDigit((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString().toUpperCase(Locale.ROOT);
  }
}
