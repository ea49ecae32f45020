package io.countersign.executor.masking;

import java.util.Set;
import java.util.function.Predicate;

/** Check characters of national ids, given in upper case without separators. */
final class LetteredIdChecks {
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINNISH_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String MEXICAN_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

  /** The order in which Taiwan numbered its places: A is 10, and so on. */
  private static final String TAIWANESE_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  private static final Set<String> BRITISH_NEVER = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

  /** Worth of 0–9 and A–Z at the first, third, … place (Decreto ministeriale 23/12/1976). */
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private LetteredIdChecks() {}

  /** By the names that {@code lettered-ids.csv} gives them. */
  static Predicate<String> named(String name) {
    return switch (name) {
      case "nino" -> id -> !BRITISH_NEVER.contains(id.substring(0, 2));
      case "spanish" -> LetteredIdChecks::isSpanish;
      case "italian" -> LetteredIdChecks::isItalian;
      case "corsican" -> LetteredIdChecks::isCorsican;
      case "chinese" -> LetteredIdChecks::isChinese;
      case "finnish" -> LetteredIdChecks::isFinnish;
      case "mexican" -> LetteredIdChecks::isMexican;
      case "singaporean" -> LetteredIdChecks::isSingaporean;
      case "taiwanese" -> LetteredIdChecks::isTaiwanese;
      case "irish" -> LetteredIdChecks::isIrish;
      default -> throw new IllegalArgumentException("lettered-ids.csv: no check named " + name);
    };
  }

  static boolean isSpanish(String id) {
    int last = id.length() - 1;
    char first = id.charAt(0);
    String number = first >= 'X' ? (first - 'X') + id.substring(1, last) : id.substring(0, last);
    return SPANISH_LETTERS.charAt(Integer.parseInt(number) % 23) == id.charAt(last);
  }

  static boolean isItalian(String id) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = Character.digit(id.charAt(i), 36);
      int ordinal = value < 10 ? value : value - 10;
      sum += i % 2 == 0 ? ITALIAN_ODD[ordinal] : ordinal;
    }
    return 'A' + sum % 26 == id.charAt(15);
  }

  /** Corsica's departments count as 19 and 18 in the key. */
  static boolean isCorsican(String id) {
    String number = id.substring(0, 13).replace("2A", "19").replace("2B", "18");
    return 97 - CheckDigits.remainder(number, 97) == Integer.parseInt(id.substring(13));
  }

  /** GB 11643: ISO/IEC 7064 MOD 11-2, and a birth date. */
  static boolean isChinese(String id) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum = (sum + CheckDigits.digit(id, i)) * 2 % 11;
    }
    int check = (12 - sum) % 11;
    boolean century = id.startsWith("19", 6) || id.startsWith("20", 6);
    return century
        && NumericIdChecks.isMonthAndDay(id, 10)
        && id.charAt(17) == (check == 10 ? 'X' : (char) ('0' + check));
  }

  /** Date and number divided by 31; where the sign of the century is a letter, it stays in. */
  static boolean isFinnish(String id) {
    int number = id.length() - 4;
    int value = Integer.parseInt(id.substring(0, 6) + id.substring(number, number + 3));
    int day = Integer.parseInt(id.substring(0, 2));
    int month = Integer.parseInt(id.substring(2, 4));
    return day >= 1
        && day <= 31
        && month >= 1
        && month <= 12
        && FINNISH_LETTERS.charAt(value % 31) == id.charAt(id.length() - 1);
  }

  static boolean isMexican(String id) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += MEXICAN_LETTERS.indexOf(id.charAt(i)) * (18 - i);
    }
    return NumericIdChecks.isMonthAndDay(id, 6) && (10 - sum % 10) % 10 == id.charAt(17) - '0';
  }

  static boolean isSingaporean(String id) {
    char series = id.charAt(0);
    int offset = series == 'T' || series == 'G' ? 4 : 0;
    int sum = offset + CheckDigits.weighted(id.substring(1, 8), 2, 7, 6, 5, 4, 3, 2);
    String letters = series == 'S' || series == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
    return letters.charAt(sum % 11) == id.charAt(8);
  }

  static boolean isTaiwanese(String id) {
    int place = TAIWANESE_LETTERS.indexOf(id.charAt(0)) + 10;
    int sum =
        place / 10
            + place % 10 * 9
            + CheckDigits.weighted(id.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return sum % 10 == 0;
  }

  static boolean isIrish(String id) {
    int sum = CheckDigits.weighted(id, 8, 7, 6, 5, 4, 3, 2);
    if (id.length() == 9 && id.charAt(8) != 'W') {
      sum += 9 * (id.charAt(8) - 'A' + 1);
    }
    return IRISH_LETTERS.charAt(sum % 23) == id.charAt(7);
  }
}
