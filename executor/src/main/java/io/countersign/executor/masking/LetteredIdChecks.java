package io.countersign.executor.masking;

/** Check characters of national ids, given in upper case without separators. */
final class LetteredIdChecks {
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  /** Worth of 0–9 and A–Z at the first, third, … place (Decreto ministeriale 23/12/1976). */
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private LetteredIdChecks() {}

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
}
