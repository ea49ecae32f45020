package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * How an id with letters is written, as {@code lettered-ids.csv} explains it. It is looked for
 * around its first digits, forwards and backwards, and never takes more than its length.
 */
final class Template {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Element[] elements;

  /** The first element that may be a digit. */
  private final int anchor;

  private final int digits;

  private Template(List<Element> elements) {
    this.elements = elements.toArray(Element[]::new);
    int first = 0;
    while (!elements.get(first).mayBeDigit()) {
      first++;
    }
    this.anchor = first;
    this.digits =
        (int)
            elements.stream()
                .skip(first)
                .takeWhile(element -> element.isDigit() || element.optional)
                .filter(Element::isDigit)
                .count();
  }

  /**
   * @param low the ASCII characters up to 63 that it takes, as bits
   * @param high those from 64 on
   */
  private record Element(long low, long high, boolean optional) {
    private static final long DIGIT_BITS = 0x3FFL << '0';

    /**
     * @param characters in upper case; small letters are taken too
     */
    static Element of(String characters, boolean optional) {
      long low = 0;
      long high = 0;
      for (int i = 0; i < characters.length(); i++) {
        char c = characters.charAt(i);
        low |= c < 64 ? 1L << c : 0;
        high |= c >= 64 ? 1L << c | 1L << Character.toLowerCase(c) : 0;
      }
      return new Element(low, high, optional);
    }

    boolean takes(String text, int index) {
      if (index < 0 || index >= text.length() || text.charAt(index) >= 0x80) {
        return false;
      }
      char c = text.charAt(index);
      return ((c < 64 ? low : high) >>> c & 1) != 0;
    }

    boolean mayBeDigit() {
      return (low & DIGIT_BITS) != 0;
    }

    boolean isDigit() {
      return high == 0 && low != 0 && (low & ~DIGIT_BITS) == 0;
    }
  }

  static Template parse(String text) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '[') {
        int end = text.indexOf(']', i);
        elements.add(Element.of(set(text.substring(i + 1, end)), false));
        i = end;
      } else {
        elements.add(element(text.charAt(i)));
      }
    }
    return new Template(elements);
  }

  /** How many digits it begins with at its anchor, whatever separates them. */
  int digits() {
    return digits;
  }

  private static Element element(char c) {
    return switch (c) {
      case '9' -> Element.of(DIGITS, false);
      case 'A' -> Element.of(LETTERS, false);
      case ' ' -> Element.of(" ", true);
      case '-' -> Element.of(" -", true);
      default -> throw new IllegalArgumentException("lettered-ids.csv: a template holds no " + c);
    };
  }

  /** Ranges such as {@code A-C} written out; a hyphen at the beginning stands for itself. */
  private static String set(String text) {
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i > 0 && text.charAt(i) == '-') {
        for (char c = (char) (text.charAt(i - 1) + 1); c < text.charAt(i + 1); c++) {
          characters.append(c);
        }
      } else {
        characters.append(text.charAt(i));
      }
    }
    return characters.toString();
  }

  /** Where an id begins whose first digit is here, or -1. */
  int start(String text, int digit) {
    int start = digit;
    for (int element = anchor - 1; element >= 0; element--) {
      if (elements[element].takes(text, start - 1)) {
        start--;
      } else if (!elements[element].optional) {
        return -1;
      }
    }
    return isLetterOrDigit(text, start - 1) ? -1 : start;
  }

  /** Where an id ends whose first digit is here, or -1. */
  int end(String text, int digit) {
    int end = digit;
    for (int element = anchor; element < elements.length; element++) {
      if (elements[element].takes(text, end)) {
        end++;
      } else if (!elements[element].optional) {
        return -1;
      }
    }
    return isLetterOrDigit(text, end) ? -1 : end;
  }

  /** Of ASCII: an id may follow a word in a script that is written without spaces. */
  private static boolean isLetterOrDigit(String text, int index) {
    return index >= 0
        && index < text.length()
        && text.charAt(index) < 0x80
        && Characters.isLetterOrDigit(text.charAt(index));
  }
}
