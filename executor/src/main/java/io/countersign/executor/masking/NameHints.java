package io.countersign.executor.masking;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column may hold by its name alone, in English, German, French and Spanish. */
public final class NameHints {
  private static final Map<Category, Pattern> HINTS = hints();

  private NameHints() {}

  public static Optional<Category> of(String column) {
    String words = plain(column);
    return HINTS.entrySet().stream()
        .filter(hint -> hint.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Map<Category, Pattern> hints() {
    Map<Category, Pattern> hints = new LinkedHashMap<>();
    hints.put(Category.EMAIL, words("e ?mails?( address)?|mails?|courriel|correo"));
    hints.put(Category.PHONE, words("phones?( number)?|mobiles?|telefon|telephone|tel|handy|fax"));
    hints.put(Category.CARD_NUMBER, words("(credit )?card( number| no)?|pan|kreditkarte|tarjeta"));
    hints.put(Category.IBAN, words("iban|(bank )?account number|kontonummer"));
    hints.put(
        Category.NATIONAL_ID,
        words("ssn|national id|social security|tax id|passport|steuer id|ausweis|dni|nir|nino"));
    hints.put(
        Category.DATE_OF_BIRTH,
        words("dob|birth( ?da(te|y))?|date of birth|born( on)?|geburts(datum|tag)|naissance"));
    hints.put(
        Category.NAME,
        Pattern.compile(
            "^name$|(?:^| )(?:(?:first|last|full|sur|given|family|middle|maiden|customer|contact)"
                + " ?name|vorname|nachname)(?:$| )"));
    hints.put(Category.IP_ADDRESS, words("ip|ip address|remote addr|client ip"));
    hints.put(
        Category.SECRET,
        words("password|passwd|pwd|secret|token|api key|private key|passwort|credentials?"));
    return hints;
  }

  /** Between other words or alone. */
  private static Pattern words(String alternatives) {
    return Pattern.compile("(?:^| )(?:" + alternatives + ")(?:$| )");
  }

  /** {@code homeEmail_2} is {@code home email 2}. */
  private static String plain(String column) {
    return column
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("[^A-Za-z]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
