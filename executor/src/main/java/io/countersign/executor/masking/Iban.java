package io.countersign.executor.masking;

import java.util.HashMap;
import java.util.Map;

/**
 * International bank account numbers (ISO 13616), by the structure that each country registered.
 */
final class Iban {
  static final int LONGEST = 34;

  /** For each country the kind of each character after the check digits, as {@code nnnaac}. */
  private static final Map<String, String> STRUCTURES = structures();

  private Iban() {}

  /** How many characters the account numbers of a country have, or 0 where it has none. */
  static int lengthIn(String country) {
    String structure = STRUCTURES.get(country);
    return structure == null ? 0 : 4 + structure.length();
  }

  /** Whether letters (upper case) and digits without separators are an account number. */
  static boolean isValid(String compact) {
    if (compact.length() < 5) {
      return false;
    }
    String structure = STRUCTURES.getOrDefault(compact.substring(0, 2), "");
    return compact.length() == 4 + structure.length()
        && Characters.isDigit(compact.charAt(2))
        && Characters.isDigit(compact.charAt(3))
        && fits(compact, structure)
        && remainderBy97(compact.substring(4) + compact.substring(0, 4)) == 1;
  }

  private static boolean fits(String compact, String structure) {
    for (int i = 0; i < structure.length(); i++) {
      char c = compact.charAt(4 + i);
      boolean digit = Characters.isDigit(c);
      boolean letter = c >= 'A' && c <= 'Z';
      boolean fits =
          switch (structure.charAt(i)) {
            case 'n' -> digit;
            case 'a' -> letter;
            default -> digit || letter;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int remainderBy97(String rearranged) {
    int remainder = 0;
    for (int i = 0; i < rearranged.length(); i++) {
      int value = Character.digit(rearranged.charAt(i), 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
  }

  private static Map<String, String> structures() {
    Map<String, String> structures = new HashMap<>();
    for (String line : DataFile.lines("iban-structures.csv")) {
      structures.put(line.substring(0, 2), expand(line.substring(3)));
    }
    return Map.copyOf(structures);
  }

  private static String expand(String structure) {
    StringBuilder expanded = new StringBuilder();
    int count = 0;
    for (int i = 0; i < structure.length(); i++) {
      char c = structure.charAt(i);
      if (Characters.isDigit(c)) {
        count = 10 * count + c - '0';
      } else {
        expanded.repeat(c, count);
        count = 0;
      }
    }
    return expanded.toString();
  }
}
