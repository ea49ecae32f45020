package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The access keys of cloud services, as {@code cloud-keys.csv} lists them. */
final class CloudKeys {
  private static final List<List<Shape>> BY_FIRST_CHARACTER = byFirstCharacter();

  private CloudKeys() {}

  /** What a key that begins here looks like. */
  static @Nullable Shape at(String text, int start) {
    char first = Character.toLowerCase(text.charAt(start));
    if (first >= BY_FIRST_CHARACTER.size()) {
      return null;
    }
    for (Shape shape : BY_FIRST_CHARACTER.get(first)) {
      if (shape.end(text, start) > 0) {
        return shape;
      }
    }
    return null;
  }

  /** Keeps the public prefix. */
  static String mask(String value) {
    Shape shape = value.isEmpty() ? null : at(value, 0);
    return shape == null ? Mask.HIDDEN : shape.prefix() + Mask.HIDDEN;
  }

  private static List<List<Shape>> byFirstCharacter() {
    List<List<Shape>> shapes = new ArrayList<>();
    for (int i = 0; i < 0x80; i++) {
      shapes.add(new ArrayList<>());
    }
    for (String line : DataFile.lines("cloud-keys.csv")) {
      Shape shape = Shape.parse(line);
      shapes.get(Character.toLowerCase(shape.prefix.charAt(0))).add(shape);
    }
    return List.copyOf(shapes);
  }

  /**
   * @param prefix what it begins with; with {@code =} at its end the name of a setting
   * @param shortest how many characters follow at least
   */
  record Shape(String prefix, Alphabet alphabet, int shortest) {
    private static final int WIDEST_ASSIGNMENT = 6;

    static Shape parse(String line) {
      List<String> cells = List.of(line.split(",", -1));
      return new Shape(
          cells.get(0),
          Alphabet.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
          Integer.parseInt(cells.get(2)));
    }

    /** Where the key that begins at the start ends, or -1. */
    int end(String text, int start) {
      boolean setting = prefix.endsWith("=");
      int length = setting ? prefix.length() - 1 : prefix.length();
      if (!text.regionMatches(setting, start, prefix, 0, length)) {
        return -1;
      }
      int secret = setting ? afterAssignment(text, start + length) : start + length;
      if (secret < 0) {
        return -1;
      }
      int end = secret;
      while (end < text.length() && alphabet.contains(text.charAt(end))) {
        end++;
      }
      return end - secret >= shortest ? end : -1;
    }

    private static int afterAssignment(String text, int start) {
      int i = start;
      boolean assigned = false;
      while (i < text.length()
          && i - start < WIDEST_ASSIGNMENT
          && " \t\"':=".indexOf(text.charAt(i)) >= 0) {
        assigned |= text.charAt(i) == '=' || text.charAt(i) == ':';
        i++;
      }
      return assigned ? i : -1;
    }
  }

  /** Which characters a key consists of. */
  enum Alphabet {
    WORD("_-"),
    UPPER(""),
    BASE64("_-+/=%"),
    DOTTED("_-.");

    private final String others;

    Alphabet(String others) {
      this.others = others;
    }

    boolean contains(char c) {
      boolean lower = c >= 'a' && c <= 'z' && this != UPPER;
      return lower || Characters.isDigit(c) || (c >= 'A' && c <= 'Z') || others.indexOf(c) >= 0;
    }
  }
}
