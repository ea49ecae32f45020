package io.countersign.executor.masking;

import java.util.function.Predicate;

/** Whether digits may be a national id, as the country that gives it publishes. */
final class NumericIdChecks {
  private NumericIdChecks() {}

  /** By the names that {@code national-ids.csv} gives them. */
  static Predicate<String> named(String name) {
    return switch (name) {
      case "us-ssn" -> NumericIdChecks::isUsSsn;
      case "french-nir" -> NumericIdChecks::isFrenchNir;
      case "german-tax-id" -> NumericIdChecks::isGermanTaxId;
      case "belgian" -> NumericIdChecks::isBelgian;
      case "personnummer" -> NumericIdChecks::isPersonnummer;
      case "korean" -> NumericIdChecks::isKorean;
      case "baltic" -> NumericIdChecks::isBaltic;
      case "turkish" -> NumericIdChecks::isTurkish;
      case "snils" -> NumericIdChecks::isSnils;
      default -> throw new IllegalArgumentException("national-ids.csv: no check named " + name);
    };
  }

  /** Social Security Administration: never 000, 666; 9xx only as a taxpayer's number. */
  static boolean isUsSsn(String digits) {
    int area = number(digits, 0, 3);
    int group = number(digits, 3, 5);
    boolean taxpayer = area >= 900 && group >= 50;
    return area != 0
        && area != 666
        && (area < 900 || taxpayer)
        && group != 0
        && number(digits, 5, 9) != 0;
  }

  static boolean isFrenchNir(String digits) {
    int month = number(digits, 3, 5);
    boolean plausible = "12378".indexOf(digits.charAt(0)) >= 0 && month >= 1 && month != 13;
    return plausible
        && 97 - CheckDigits.remainder(digits.substring(0, 13), 97) == number(digits, 13, 15);
  }

  /** Of the first ten digits, exactly one comes twice or three times. */
  static boolean isGermanTaxId(String digits) {
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[CheckDigits.digit(digits, i)]++;
    }
    int repeated = 0;
    int most = 0;
    for (int count : counts) {
      repeated += count > 1 ? 1 : 0;
      most = Math.max(most, count);
    }
    return digits.charAt(0) != '0' && repeated == 1 && most <= 3 && CheckDigits.mod1110(digits);
  }

  /** Who was born from 2000 on has a 2 before the number when it is checked. */
  static boolean isBelgian(String digits) {
    String number = digits.substring(0, 9);
    int check = number(digits, 9, 11);
    return number(digits, 2, 4) <= 12
        && (97 - CheckDigits.remainder(number, 97) == check
            || 97 - CheckDigits.remainder("2" + number, 97) == check);
  }

  static boolean isPersonnummer(String digits) {
    String ten = digits.substring(digits.length() - 10);
    return isMonthAndDay(ten, 2) && CheckDigits.luhn(ten);
  }

  /** Only the birth date and the century: numbers given since 2020 have no check digit. */
  static boolean isKorean(String digits) {
    return isMonthAndDay(digits, 2) && digits.charAt(6) >= '1' && digits.charAt(6) <= '8';
  }

  /** The second row of weights counts where the first leaves 10. */
  static boolean isBaltic(String digits) {
    int rest = CheckDigits.weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (rest == 10) {
      rest = CheckDigits.weighted(digits, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    }
    return isMonthAndDay(digits, 3) && rest == CheckDigits.digit(digits, 10);
  }

  static boolean isTurkish(String digits) {
    int tenth = CheckDigits.weighted(digits, 7, 9, 7, 9, 7, 9, 7, 9, 7) % 10;
    int sum = CheckDigits.weighted(digits, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10;
    return digits.charAt(0) != '0'
        && tenth == CheckDigits.digit(digits, 9)
        && sum == CheckDigits.digit(digits, 10);
  }

  static boolean isSnils(String digits) {
    int sum = CheckDigits.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    return sum % 101 % 100 == number(digits, 9, 11);
  }

  static boolean isMonthAndDay(String digits, int start) {
    int month = number(digits, start, start + 2);
    int day = number(digits, start + 2, start + 4);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static int number(String digits, int start, int end) {
    return Integer.parseInt(digits, start, end, 10);
  }
}
