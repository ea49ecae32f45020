package io.countersign.executor.masking;

import java.util.Set;

/** Keeps the country code, where the number begins with one, and the last two digits. */
final class PhoneMask {
  /** ITU-T E.164 assigned country codes of one and two digits; all others have three. */
  private static final Set<String> SHORT_CODES =
      Set.of(
          "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
          "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
          "98");

  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 20;

  private PhoneMask() {}

  static String apply(String value) {
    String digits = Characters.digitsOf(value);
    if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS) {
      return Mask.HIDDEN;
    }
    String lastTwo = digits.substring(digits.length() - 2);
    if (value.indexOf('+') >= 0) {
      return "+" + countryCode(digits) + " *** " + lastTwo;
    }
    return digits.startsWith("00")
        ? "+" + countryCode(digits.substring(2)) + " *** " + lastTwo
        : "*** " + lastTwo;
  }

  static String countryCode(String digits) {
    if (SHORT_CODES.contains(digits.substring(0, 1))) {
      return digits.substring(0, 1);
    }
    return digits.substring(0, SHORT_CODES.contains(digits.substring(0, 2)) ? 2 : 3);
  }
}
