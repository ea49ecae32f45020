package io.countersign.executor.masking;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Puts another number of the same length and with the same separators in the place of a card or
 * phone number, always the same for the same number of one data source (FF1, NIST SP 800-38G).
 * Nobody has the other number:
 *
 * <ul>
 *   <li>a card number begins with 0, which no payment network's does (ISO/IEC 7812-1), and its
 *       check digit is right if that of the value was;
 *   <li>of a phone number the country code stays, and what follows begins with 00, as no number in
 *       any country does (ITU-T E.164); without a country code it begins with 0010, where 10 is no
 *       country's code.
 * </ul>
 */
final class LikeNumbers {
  private static final int RADIX = 10;

  /** FF1 is safe only where there are a million numbers to choose from (SP 800-38G, 5.1). */
  private static final int FEWEST_DIGITS = 6;

  private static final String NO_AREA = "00";
  private static final String NO_COUNTRY = "0010";

  private final byte[] key;

  LikeNumbers(MaskingKey key, String dataSource) {
    this.key = key.derive(dataSource, "format-preserving");
  }

  /** Empty if the value is not shaped like a number of the category. */
  Optional<String> like(String value, Category category) {
    String digits = Characters.digitsOf(value);
    if (Characters.hasLetter(value)) {
      return Optional.empty();
    }
    Optional<String> other =
        switch (category.name()) {
          case "card-number" -> card(digits);
          case "phone" -> phone(value, digits);
          default -> Optional.empty();
        };
    return other.map(o -> dressed(o, value));
  }

  private Optional<String> card(String digits) {
    if (digits.length() < 12 || digits.length() > 19) {
      return Optional.empty();
    }
    int last = digits.length() - 1;
    // What does not go into the permutation chooses which one it is.
    String other = "0" + permuted(digits.substring(1, last), digits.charAt(0) + "c");
    int wrong = digits.charAt(last) - checkDigit(digits.substring(0, last));
    return Optional.of(other + Math.floorMod(checkDigit(other) - '0' + wrong, RADIX));
  }

  private static char checkDigit(String digits) {
    char check = '0';
    while (!CheckDigits.luhn(digits + check)) {
      check++;
    }
    return check;
  }

  private Optional<String> phone(String value, String digits) {
    String kept = kept(value, digits);
    int chosen = kept.length();
    if (digits.length() > 20 || digits.length() - chosen < FEWEST_DIGITS) {
      return Optional.empty();
    }
    String tweak = digits.substring(0, chosen) + "p";
    return Optional.of(kept + permuted(digits.substring(chosen), tweak));
  }

  /** Whether a phone number begins as only ours do. */
  static boolean isNobodys(String value, String digits) {
    return digits.length() >= FEWEST_DIGITS && digits.startsWith(kept(value, digits));
  }

  /** What stands before the digits that nobody may know; as long as what it takes the place of. */
  private static String kept(String value, String digits) {
    boolean international = value.strip().startsWith("+");
    String prefix = international ? "" : digits.startsWith("00") ? "00" : null;
    if (prefix == null || digits.length() < 10) {
      return NO_COUNTRY;
    }
    return prefix + PhoneMask.countryCode(digits.substring(prefix.length())) + NO_AREA;
  }

  private String permuted(String digits, String tweak) {
    byte[] block = new byte[digits.length()];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (digits.charAt(i) - '0');
    }
    FPEFF1Engine engine = new FPEFF1Engine();
    engine.init(
        true,
        new FPEParameters(new KeyParameter(key), RADIX, tweak.getBytes(StandardCharsets.US_ASCII)));
    engine.processBlock(block, 0, block.length, block, 0);
    StringBuilder permuted = new StringBuilder(block.length);
    for (byte digit : block) {
      permuted.append((char) ('0' + digit));
    }
    return permuted.toString();
  }

  /** With the separators of the value. */
  private static String dressed(String digits, String value) {
    StringBuilder dressed = new StringBuilder(value.length());
    int next = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      dressed.append(Characters.isDigit(c) ? digits.charAt(next++) : c);
    }
    return dressed.toString();
  }
}
