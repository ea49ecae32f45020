package io.countersign.executor.masking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What a service's keys look like.
 *
 * @param shortest how many characters follow the prefix at least
 * @param checked whether the last six of 36 characters are a check sum
 */
record KeyShape(
    String prefix, Alphabet alphabet, int shortest, boolean checked, Category category) {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Those with a check sum all begin with three letters and {@code _}. */
  static final int CHECKED_PREFIX = 4;

  private static final int CHECKED_LENGTH = 36;
  private static final int CHECK_SUM = 6;

  static KeyShape parse(String line) {
    List<String> cells = List.of(line.split(",", -1));
    return new KeyShape(
        cells.get(0),
        Alphabet.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells.get(2)),
        cells.contains("crc32"),
        cells.contains("secret") ? Category.SECRET : Category.CLOUD_KEY);
  }

  /** Where the key that begins at the start ends, or -1. */
  int end(String text, int start) {
    if (!text.startsWith(prefix, start)) {
      return -1;
    }
    int end = start + prefix.length();
    while (end < text.length() && alphabet.contains(text.charAt(end))) {
      end++;
    }
    return end - start - prefix.length() >= shortest ? end : -1;
  }

  /** Whether the check sum is right. */
  boolean isProven(String text, int start) {
    int body = start + prefix.length();
    int end = body + CHECKED_LENGTH;
    if (!checked || end > text.length() || !text.startsWith(prefix, start)) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(text.substring(body, end - CHECK_SUM).getBytes(StandardCharsets.UTF_8));
    long value = 0;
    for (int i = end - CHECK_SUM; i < end; i++) {
      value = 62 * value + BASE62.indexOf(text.charAt(i));
    }
    return value == sum.getValue();
  }

  /** Which characters a key consists of. */
  enum Alphabet {
    ALNUM(""),
    WORD("_-"),
    UPPER(""),
    HEX(""),
    BASE64("_-+/=%"),
    DOTTED("_-."),
    CRYPT("_-+/=.$,:");

    private final String others;

    Alphabet(String others) {
      this.others = others;
    }

    boolean contains(char c) {
      return switch (this) {
        case UPPER -> Characters.isDigit(c) || (c >= 'A' && c <= 'Z');
        case HEX -> Characters.isHexadecimal(c);
        default -> (c < 0x80 && Characters.isLetterOrDigit(c)) || (others.indexOf(c) >= 0);
      };
    }
  }
}
