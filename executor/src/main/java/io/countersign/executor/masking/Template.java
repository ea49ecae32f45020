package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * How an id with letters is written, as {@code lettered-ids.csv} explains it. It is looked for
 * around its first digits, forwards and backwards, and never takes more than its length.
 *
 * @param anchor the first element that may be a digit
 * @param fewestDigits how many digits stand together at the anchor at least
 */
record Template(List<Element> elements, int anchor, int fewestDigits) {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /**
   * @param characters in upper case
   */
  private record Element(String characters, boolean optional) {
    boolean takes(String text, int index) {
      return index >= 0
          && index < text.length()
          && characters.indexOf(upper(text.charAt(index))) >= 0;
    }

    private static char upper(char c) {
      return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    boolean isDigit() {
      return characters.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }
  }

  static Template parse(String text) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '[') {
        int end = text.indexOf(']', i);
        elements.add(new Element(set(text.substring(i + 1, end)), false));
        i = end;
      } else {
        elements.add(element(text.charAt(i)));
      }
    }
    int anchor = 0;
    while (elements.get(anchor).characters.indexOf('0') < 0 && !elements.get(anchor).isDigit()) {
      anchor++;
    }
    int digits = anchor;
    while (digits < elements.size() && elements.get(digits).isDigit()) {
      digits++;
    }
    return new Template(List.copyOf(elements), anchor, Math.max(1, digits - anchor));
  }

  private static Element element(char c) {
    return switch (c) {
      case '9' -> new Element(DIGITS, false);
      case 'A' -> new Element(LETTERS, false);
      case ' ' -> new Element(" ", true);
      case '-' -> new Element(" -", true);
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
      if (elements.get(element).takes(text, start - 1)) {
        start--;
      } else if (!elements.get(element).optional) {
        return -1;
      }
    }
    return isLetterOrDigit(text, start - 1) ? -1 : start;
  }

  /** Where an id ends whose first digit is here, or -1. */
  int end(String text, int digit) {
    int end = digit;
    for (int element = anchor; element < elements.size(); element++) {
      if (elements.get(element).takes(text, end)) {
        end++;
      } else if (!elements.get(element).optional) {
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
