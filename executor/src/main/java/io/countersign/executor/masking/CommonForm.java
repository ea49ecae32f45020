package io.countersign.executor.masking;

import java.text.Normalizer;
import java.util.Locale;

/** Brings values that mean the same into the same form before they become a code. */
final class CommonForm {
  private CommonForm() {}

  /**
   * In Unicode's form NFC and without blanks around; an e-mail address in lower case, of what is
   * written with separators only letters and digits.
   */
  static String of(String value, Category category) {
    String plain = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    return switch (category.name()) {
      case "email" -> plain.toLowerCase(Locale.ROOT);
      case "phone" -> plain.startsWith("+") ? "+" + digits(plain) : digits(plain);
      case "card-number", "iban", "national-id" ->
          Characters.lettersAndDigitsOf(NormalText.of(plain).text());
      default -> plain;
    };
  }

  private static String digits(String value) {
    return Characters.digitsOf(NormalText.of(value).text());
  }
}
