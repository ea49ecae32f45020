package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.MaskRule;
import io.countersign.contracts.MaskRule.Named;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MasksTest {
  private static final MaskingKey KEY = new MaskingKey("k1", new byte[32]);

  @Test
  void theSameValueHasTheSameCodeInOneDataSource() {
    Object code = apply(Named.HASH, "email", "text", "Joe@Example.com ");

    assertThat(code.toString()).matches(Codes.SHAPE).startsWith("h:k1:");
    assertThat(apply(Named.HASH, "email", "varchar", "joe@example.com")).isEqualTo(code);
    assertThat(apply(Named.HASH, "email", "text", "jo@example.com")).isNotEqualTo(code);
    assertThat(elsewhere().typed(Category.EMAIL, ValueKind.TEXT).apply("joe@example.com"))
        .isNotEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "phone, +49 151 2345678, +49-151-234-5678",
    "card-number, 4111 1111 1111 1111, 4111-1111-1111-1111",
    "iban, DE89 3704 0044 0532 0130 00, de89370400440532013000",
    "name, ' Zoe\u0301', Zo\u00e9"
  })
  void valuesThatMeanTheSameHaveTheSameCode(String category, String one, String other) {
    assertThat(apply(Named.HASH, category, "text", one))
        .isEqualTo(apply(Named.HASH, category, "text", other));
  }

  @Test
  void aCodeIsOfTheTypeOfItsColumn() {
    assertThat(apply(Named.HASH, "any", "int4", 42L))
        .isInstanceOfSatisfying(
            Long.class, code -> assertThat(code).isBetween(0L, (long) Integer.MAX_VALUE));
    assertThat(apply(Named.HASH, "any", "int8", 42L))
        .isInstanceOfSatisfying(Long.class, code -> assertThat(code).isBetween(0L, (1L << 53) - 1));
    assertThat(apply(Named.HASH, "any", "uuid", "00000000-0000-7000-8000-000000000001").toString())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(apply(Named.HASH, "any", "jsonb", "{}").toString()).matches("\"h:k1:.{16}\"");
    assertThat(apply(Named.HASH, "any", "bool", true)).isNull();
    assertThat(apply(Named.HASH, "any", "date", "2026-11-23")).isNull();
  }

  @Test
  void codesOfDifferentValuesDiffer() {
    assertThat(
            IntStream.range(0, 10_000)
                .mapToObj(i -> apply(Named.HASH, "any", "text", "value " + i))
                .collect(Collectors.toSet()))
        .hasSize(10_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = Named.class,
      names = {"HASH", "FORMAT_PRESERVING"})
  void withoutAKeyNothingIsShown(Named rule) {
    Masks masks = new Masks(Map.of("card-number", rule));

    assertThat(masks.typed(Category.CARD_NUMBER, ValueKind.TEXT).apply("4111111111111111"))
        .isEqualTo(Mask.HIDDEN);
    assertThat(masks.text(Category.CARD_NUMBER).apply("4111111111111111")).isEqualTo(Mask.HIDDEN);
    assertThat(Masks.needsKey(rule)).isTrue();
  }

  @Test
  void anotherCardNumberHasTheShapeOfTheFirstAndIsNobodys() {
    String other =
        apply(Named.FORMAT_PRESERVING, "card-number", "text", "4111 1111-1111 1111").toString();

    assertThat(other).matches("0\\d{3} \\d{4}-\\d{4} \\d{4}");
    assertThat(CheckDigits.luhn(Characters.digitsOf(other))).isTrue();
    assertThat(new TextMasker().mask(other).found()).doesNotContain(Category.CARD_NUMBER);
    assertThat(other)
        .isEqualTo(apply(Named.FORMAT_PRESERVING, "card-number", "text", "4111 1111-1111 1111"));
  }

  @Property
  void anotherCardNumberIsAsValidAsTheFirst(
      @ForAll @NumericChars @StringLength(min = 12, max = 19) String digits) {
    String other = apply(Named.FORMAT_PRESERVING, "card-number", "text", digits).toString();

    assertThat(other).hasSameSizeAs(digits).startsWith("0");
    assertThat(CheckDigits.luhn(other)).isEqualTo(CheckDigits.luhn(digits));
  }

  @ParameterizedTest
  @CsvSource({
    "+49 151 23456789, '\\+49 00\\d \\d{8}'",
    "+1 (212) 555-0123, '\\+1 \\(00\\d\\) \\d{3}-\\d{4}'",
    "0049 151 23456789, '0049 00\\d \\d{8}'",
    "(212) 555-0123, '\\(001\\) 0\\d\\d-\\d{4}'",
    "030 123456, '\\*\\*\\*'",
    "call me maybe, '\\*\\*\\*'"
  })
  void anotherPhoneNumberHasTheShapeOfTheFirstAndIsNobodys(String phone, String shape) {
    assertThat(apply(Named.FORMAT_PRESERVING, "phone", "text", phone).toString()).matches(shape);
  }

  @ParameterizedTest
  @CsvSource({
    "YEAR, date, 1987-05-17, 1987-01-01",
    "MONTH, date, 1987-05-17, 1987-05-01",
    "DECADE, date, 1987-05-17, 1980-01-01",
    "YEAR, timestamptz, 1987-05-17T03:04:05.123Z, 1987-01-01T00:00:00Z",
    "YEAR, timestamp, 1987-05-17T03:04:05, 1987-01-01T00:00:00",
    "MONTH, text, 1987-05-17, 1987-05-01",
    "YEAR, row-image, 1987-05-17, 1987-01-01",
    "YEAR, text, 17.05.1987, ***",
    "YEAR, date, infinity, ",
    "YEAR, date, 0044-03-15 BC, ",
    "YEAR, int4, 19870517, "
  })
  void ofADateOnlyTheBeginningStays(Named rule, String type, String date, @Nullable String coarse) {
    assertThat(apply(rule, "birth-date", type, date)).isEqualTo(coarse);
  }

  @Test
  void aNumberBecomesTheLowerBoundOfItsBucketAndATextTheWholeOfIt() {
    MaskRule thousands = new MaskRule.Bucket(new BigDecimal(1000));

    assertThat(apply(thousands, "salary", "int4", 1999L)).isEqualTo(1000L);
    assertThat(apply(thousands, "salary", "int8", -1L)).isEqualTo(-1000L);
    assertThat(apply(thousands, "salary", "numeric", "1234.56")).isEqualTo(1000L);
    assertThat(apply(thousands, "salary", "numeric", "123456789012345678901.5"))
        .isEqualTo("123456789012345678000");
    assertThat(apply(thousands, "salary", "text", "1999")).isEqualTo("[1000,2000)");
    assertThat(apply(thousands, "salary", "row-image", 1999L)).isEqualTo(1000L);
    assertThat(apply(new MaskRule.Bucket(new BigDecimal("0.5")), "rate", "numeric", "0.74"))
        .isEqualTo("0.5");
  }

  @Test
  void aBucketThatItsTypeCannotHoldIsNotShown() {
    MaskRule thousands = new MaskRule.Bucket(new BigDecimal(1000));

    assertThat(apply(thousands, "salary", "int2", -32_768L)).isNull();
    assertThat(apply(new MaskRule.Bucket(new BigDecimal("0.3")), "n", "int4", 1L)).isNull();
    assertThat(apply(thousands, "salary", "numeric", "NaN")).isNull();
    assertThat(apply(thousands, "salary", "text", "1e999999999")).isEqualTo("***");
    assertThat(apply(thousands, "salary", "text", "a lot")).isEqualTo("***");
    assertThat(apply(thousands, "salary", "date", "2026-11-23")).isNull();
  }

  @Test
  void nullIsNullForEveryType() {
    assertThat(apply(Named.NULL, "any", "text", "x")).isNull();
    assertThat(apply(Named.NULL, "any", "jsonb", "{}")).isNull();
  }

  @Test
  void whatIsFoundInATextIsMaskedByTheSameRules() {
    TextMasker texts = new TextMasker(new Masks(Map.of("email", Named.REDACT), KEY, "shop"));

    assertThat(texts.mask("from joe@example.com!").text()).isEqualTo("from ***!");
  }

  @Test
  void aGuessIsNotToldTheCodeThatItHasInADeclaredColumn() {
    TextMasker texts =
        new TextMasker(
            new Masks(
                Map.of("email", Named.HASH, "card-number", Named.FORMAT_PRESERVING), KEY, "shop"));

    assertThat(texts.mask("joe@example.com").text()).isEqualTo("***");
    assertThat(texts.mask("paid with 4111 1111 1111 1111").text()).isEqualTo("paid with ***");
  }

  @Test
  void aKeyIsLongAndNeverShows() {
    String secret =
        Base64.getEncoder()
            .encodeToString(
                "0123456789abcdef0123456789abcdef"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(MaskingKey.parse("k1", secret + "\n").toString()).isEqualTo("MaskingKey[k1]");
    assertThatThrownBy(() -> MaskingKey.parse("k1", "c2hvcnQ="))
        .hasMessageContaining("at least 32 random bytes")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThatThrownBy(() -> MaskingKey.parse("key 1", secret)).hasMessageContaining("id");
  }

  private static Masks elsewhere() {
    return new Masks(Map.of("email", Named.HASH), KEY, "elsewhere");
  }

  private static Object apply(MaskRule rule, String category, String type, Object value) {
    return new Masks(Map.of(category, rule), KEY, "shop")
        .typed(new Category(category), ValueKind.of(type))
        .apply(value);
  }
}
