package io.countersign.executor.masking;

/**
 * What is done to a value of a category: something useful and safe stays, where the value has the
 * shape of its category; otherwise nothing does. The number of stars never tells a length.
 *
 * <ul>
 *   <li>{@code email}: the first character, {@code j***@***}. It tells rows apart; a domain would
 *       often name the person or the employer.
 *   <li>{@code phone}: country code and last two digits, {@code +49 *** 42}.
 *   <li>{@code card-number}: the last four, as receipts show them, {@code **** 1111}. PCI DSS 4.0
 *       (3.4.1) would allow the first six too.
 *   <li>{@code iban}: country and last four, {@code DE*** 3000}.
 *   <li>{@code cloud-key}: the public prefix that names the service, {@code AKIA***}.
 *   <li>{@code name}: the first letter, {@code J***}.
 *   <li>every other, {@code national-id}, {@code jwt} and {@code private-key} among them: nothing.
 *       The last four digits of a national id serve as a password in many places.
 * </ul>
 */
@FunctionalInterface
interface Mask {
  String HIDDEN = "***";

  /** Masks a value of any shape, an already masked one too. */
  String apply(String value);

  /** The mask of a category; one that hides everything if the category has none of its own. */
  static Mask of(Category category) {
    return switch (category.name()) {
      case "email" -> value -> EmailMask.apply(NormalText.of(value).text());
      case "phone" -> value -> PhoneMask.apply(NormalText.of(value).text());
      case "card-number" -> value -> lastFourDigits(NormalText.of(value).text());
      case "iban" -> value -> countryAndLastFour(NormalText.of(value).text());
      case "cloud-key" -> value -> CloudKeys.mask(NormalText.of(value).text());
      case "name" -> Mask::firstLetter;
      default -> value -> HIDDEN;
    };
  }

  private static String lastFourDigits(String value) {
    String digits = Characters.digitsOf(value);
    boolean shaped = digits.length() >= 12 && digits.length() <= 19 && !Characters.hasLetter(value);
    return shaped ? "**** " + digits.substring(digits.length() - 4) : HIDDEN;
  }

  private static String countryAndLastFour(String value) {
    String compact = Characters.lettersAndDigitsOf(value);
    return Iban.isValid(compact)
        ? compact.substring(0, 2) + HIDDEN + " " + compact.substring(compact.length() - 4)
        : HIDDEN;
  }

  private static String firstLetter(String value) {
    String name = value.strip();
    boolean shaped = name.codePointCount(0, name.length()) >= 3;
    return shaped && Character.isLetter(name.codePointAt(0))
        ? Character.toString(name.codePointAt(0)) + HIDDEN
        : HIDDEN;
  }
}
