package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextMaskerPropertyTest {
  private static final List<String> CARD_PREFIXES =
      List.of("4", "51", "55", "2221", "2720", "6011", "3528", "2200", "9792");

  private final TextMasker masker = new TextMasker();

  @Property
  void takesAnyText(@ForAll String text) {
    String masked = masker.mask(text).text();

    assertThat(masker.mask(masked).text()).isEqualTo(masked);
  }

  @Property
  void letsNothingThroughAmongFragmentsOfWhatItLooksFor(
      @ForAll("fragments") List<String> before,
      @ForAll("sensitive") String sensitive,
      @ForAll("fragments") List<String> after) {
    MaskedText masked =
        masker.mask(String.join("", before) + " ; " + sensitive + " ; " + String.join("", after));

    assertThat(masked.text()).doesNotContain(sensitive);
    assertThat(masked.found()).isNotEmpty();
  }

  @Property
  void letsNoCardThroughWhateverSurroundsIt(
      @ForAll("surroundings") String before,
      @ForAll("cards") String card,
      @ForAll("separators") String separator,
      @ForAll("surroundings") String after) {
    String written = card.replaceAll("(.{4})(?=.)", "$1" + Matcher.quoteReplacement(separator));

    MaskedText masked = masker.mask(before + written + after);

    assertThat(masked.text()).doesNotContain(written);
    assertThat(Characters.digitsOf(masked.text())).doesNotContain(card.substring(0, 12));
    assertThat(masked.found()).isNotEmpty();
  }

  @Property
  void letsNoAccountNumberThroughWhateverSurroundsIt(
      @ForAll("surroundings") String before,
      @ForAll("ibans") String iban,
      @ForAll("separators") String separator,
      @ForAll("surroundings") String after) {
    String written = iban.replaceAll("(.{4})(?=.)", "$1" + Matcher.quoteReplacement(separator));

    MaskedText masked = masker.mask(before + written + after);

    assertThat(masked.text()).doesNotContain(written);
    assertThat(Characters.lettersAndDigitsOf(masked.text())).doesNotContain(iban.substring(4));
    assertThat(masked.found()).isNotEmpty();
  }

  @Property
  void letsNoAddressThroughWhateverSurroundsIt(
      @ForAll("surroundings") String before,
      @ForAll("addresses") String address,
      @ForAll("surroundings") String after) {
    MaskedText masked = masker.mask(before + address + after);

    assertThat(masked.text()).doesNotContain(address);
    assertThat(masked.text()).doesNotContain(address.substring(address.indexOf('@')));
    assertThat(masked.found()).isNotEmpty();
  }

  @Property
  void leavesTextWithoutAnythingSensitiveAsItIs(@ForAll("harmless") List<String> parts) {
    String text = String.join("; ", parts);

    assertThat(masker.mask(text).text()).isSameAs(text);
  }

  @Provide
  Arbitrary<String> surroundings() {
    Arbitrary<String> words =
        Arbitraries.strings().alpha().withChars(" ,:\"{}[]\n").ofMaxLength(20);
    Arbitrary<String> numbers = Arbitraries.integers().between(0, 99_999).map(n -> " " + n + " ");
    Arbitrary<String> scripts = Arbitraries.strings().ofMaxLength(10).map(s -> " " + s + " ");
    return Arbitraries.oneOf(words.map(w -> " " + w + " "), numbers, scripts);
  }

  @Provide
  Arbitrary<String> sensitive() {
    return Arbitraries.oneOf(cards(), ibans(), addresses());
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of("", " ", "-", ".", "\n", "\u00A0", "\u2013", "\u200B", "\\n");
  }

  @Provide
  Arbitrary<String> cards() {
    Arbitrary<String> rest = Arbitraries.strings().numeric().ofLength(15);
    return Combinators.combine(Arbitraries.of(CARD_PREFIXES), rest)
        .as((prefix, digits) -> withLuhn((prefix + digits).substring(0, 15)));
  }

  private static String withLuhn(String digits) {
    for (int check = 0; check < 10; check++) {
      if (CheckDigits.luhn(digits + check)) {
        return digits + check;
      }
    }
    throw new AssertionError("one digit of ten always fits");
  }

  @Provide
  Arbitrary<String> ibans() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(30);
    Arbitrary<String> countries = Arbitraries.of("DE", "AT", "BE", "DK", "ES", "HR", "PL", "PT");
    return Combinators.combine(countries, digits)
        .as((country, rest) ->
            withCheckDigits(country, rest.substring(0, Iban.lengthIn(country) - 4)));
  }

  private static String withCheckDigits(String country, String bban) {
    for (int check = 2; check <= 98; check++) {
      String iban = country + String.format(Locale.ROOT, "%02d", check) + bban;
      if (Iban.isValid(iban)) {
        return iban;
      }
    }
    throw new AssertionError("one of the check digits always fits");
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> locals =
        Arbitraries.strings().alpha().numeric().withChars("._+-").ofMinLength(1).ofMaxLength(30);
    Arbitrary<String> labels =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(locals, labels, Arbitraries.of("com", "co.uk", "example", "рф"))
        .as((local, label, top) -> "x" + local + "@" + label + "." + top);
  }

  @Provide
  Arbitrary<List<String>> harmless() {
    Arbitrary<String> words = Arbitraries.strings().alpha().ofMaxLength(14);
    Arbitrary<String> numbers = Arbitraries.integers().between(0, 99_999).map(String::valueOf);
    Arbitrary<String> decimals = Arbitraries.doubles().between(0, 1000).map(String::valueOf);
    Arbitrary<String> times =
        Arbitraries.longs()
            .between(0, 4_000_000_000L)
            .map(s -> java.time.Instant.ofEpochSecond(s).toString());
    Arbitrary<String> ids =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as((high, low) -> new UUID(high, low).toString());
    return Arbitraries.oneOf(words, numbers, decimals, times, ids).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(
            "4111",
            "1111",
            "@",
            ".",
            "a",
            "DE89",
            "3704",
            " ",
            "-",
            "-----",
            "BEGIN ",
            "END ",
            "PRIVATE KEY",
            "eyJhbGciOiJub25lIn0",
            "AKIA",
            "sig=",
            "\\",
            "\\u00",
            "40",
            "%",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "+49",
            "0",
            "(",
            ")",
            "\n",
            "\r",
            "\u200B",
            "\uD835",
            "\uDFD2",
            "phone:",
            "SSN",
            "X",
            "12345678",
            "Z")
        .list()
        .ofMaxSize(60);
  }
}
