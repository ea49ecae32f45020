package io.countersign.executor.masking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/**
 * What libphonenumber knows of the world's numbering plans. A question to it costs some
 * microseconds: how long the numbers of each country are is asked once for all of them.
 */
final class PhoneNumbers {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final int LONGEST = 15;
  private static final int COUNTRY_CODES = 1000;

  /** For each country code the possible lengths of what follows it, as bits. */
  private static final int[] LENGTHS = lengths();

  private PhoneNumbers() {}

  /**
   * Whether a number that begins with a country code may have so many digits. Which ranges are in
   * use is not asked: plans change faster than libraries.
   *
   * @param digits from the country code on, at least three
   */
  static boolean isPossible(String digits) {
    int code = 0;
    for (int length = 1; length <= 3; length++) {
      code = 10 * code + digits.charAt(length - 1) - '0';
      if (LENGTHS[code] != 0) {
        // A zero that is dialled within the country only may stand in parentheses.
        boolean trunk = digits.charAt(length) == '0';
        int national = digits.length() - length;
        return has(LENGTHS[code], national) || (trunk && has(LENGTHS[code], national - 1));
      }
    }
    return false;
  }

  /** Whether digits as dialled within one of the regions are a number in use there. */
  static boolean isUsedIn(String digits, List<String> regions) {
    for (String region : regions) {
      try {
        if (PLANS.isValidNumberForRegion(PLANS.parse(digits, region), region)) {
          return true;
        }
      } catch (NumberParseException e) {
        // No number there; the next region may know it.
      }
    }
    return false;
  }

  private static boolean has(int lengths, int length) {
    return length >= 0 && length <= LONGEST && (lengths & 1 << length) != 0;
  }

  private static int[] lengths() {
    int[] lengths = new int[COUNTRY_CODES];
    for (int code : PLANS.getSupportedCallingCodes()) {
      long number = 1;
      for (int length = 1; length <= LONGEST; length++) {
        PhoneNumber example = new PhoneNumber().setCountryCode(code).setNationalNumber(number);
        lengths[code] |= PLANS.isPossibleNumber(example) ? 1 << length : 0;
        number *= 10;
      }
    }
    return lengths;
  }
}
