package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Masking;
import io.countersign.contracts.ResultColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueMaskerTest {
  private static final ResultColumn UNDECLARED = column("note", Masking.NONE, null);
  private static final ResultColumn CARD = column("card", Masking.DECLARED, "card-number");

  private final List<Category> detected = new ArrayList<>();
  private final ValueMasker masker = new ValueMasker(new TextMasker(), detected::add);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DERIVED")
  void leavesNullAsItIs(Masking masking) {
    assertThat(mask(null, column("any", masking, "email"))).isNull();
  }

  @Test
  void hidesThatADerivedValueIsNull() {
    assertThat(mask(null, column("any", Masking.DERIVED, null))).isEqualTo("***");
  }

  @Test
  void masksADeclaredColumnByItsCategory() {
    assertThat(mask("4111 1111 1111 1112", CARD)).isEqualTo("**** 1112");
  }

  @Test
  void masksADeclaredNumberAsText() {
    assertThat(mask(4111111111111111L, CARD)).isEqualTo("**** 1111");
    assertThat(mask(new BigDecimal("4.111111111111111E15"), CARD)).isEqualTo("**** 1111");
    assertThat(mask(100_000, column("salary", Masking.DECLARED, "salary"))).isEqualTo("***");
    assertThat(mask(true, column("ill", Masking.DECLARED, "health"))).isEqualTo("***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "int4 | null", "numeric | null", "float8 | null", "bool | null", "date | null",
        "timestamptz | null", "uuid | null", "interval | null", "_int4 | null", "inet | null",
        "text | ***", "varchar | ***", "VARCHAR(20) | ***", "LONGTEXT | ***", "jsonb | \"***\"",
        "_text | {***}", "bytea | \\x2a2a2a"
      })
  void leavesAHiddenValueValidForItsType(String type, @Nullable String expected) {
    ResultColumn declared = new ResultColumn("any", type, Masking.DECLARED, "health");
    ResultColumn derived = new ResultColumn("any", type, Masking.DERIVED, null);

    assertThat(mask("secret", declared)).isEqualTo(expected);
    assertThat(mask("secret", derived)).isEqualTo(expected);
  }

  @Test
  void showsNothingOfANumberInWhichSomethingIsFound() {
    ResultColumn number = new ResultColumn("note", "int8", Masking.NONE, null);

    assertThat(mask(4111111111111111L, number)).isNull();
    assertThat(mask(42L, number)).isEqualTo(42L);
  }

  @Test
  void leavesADocumentADocumentWhereAPartOfItIsFound() {
    ResultColumn json = new ResultColumn("note", "jsonb", Masking.NONE, null);
    ResultColumn texts = new ResultColumn("note", "_text", Masking.NONE, null);
    ResultColumn numbers = new ResultColumn("note", "_int8", Masking.NONE, null);

    assertThat(mask("{\"card\": 4111111111111111}", json)).isEqualTo("{\"card\": \"**** 1111\"}");
    assertThat(mask("{joe@example.com,x}", texts)).isEqualTo("{j***@***,x}");
    assertThat(mask("{4111111111111111,5}", numbers)).isNull();
  }

  @Test
  void readsTheKindOfAnImageFromTheValue() {
    ResultColumn card =
        new ResultColumn("c", ValueKind.IMAGE_TYPE, Masking.DECLARED, "card-number");

    assertThat(mask("4111 1111 1111 1112", card)).isEqualTo("**** 1112");
    assertThat(mask(4111111111111112L, card)).isNull();
    assertThat(mask(true, card)).isNull();
  }

  @Test
  void hidesADeclaredColumnWhoseCategoryIsMissing() {
    assertThat(mask("Ada", column("name", Masking.DECLARED, null))).isEqualTo("***");
  }

  @Test
  void hidesADerivedValueWholeSinceItMayBeAnyPartOfTheOriginal() {
    // Given what '000000000000' || left(card, 4) gives
    String shifted = "0000000000004111";

    // When
    Object masked = mask(shifted, column("shifted", Masking.DERIVED, "card-number"));

    // Then
    assertThat(masked).isEqualTo("***");
  }

  @Test
  void findsCardsInUndeclaredNumbersOfEveryType() {
    assertThat(mask(4111111111111111L, UNDECLARED)).isEqualTo("**** 1111");
    assertThat(mask(new BigInteger("4111111111111111"), UNDECLARED)).isEqualTo("**** 1111");
    assertThat(mask(new BigDecimal("4.111111111111111E15"), UNDECLARED)).isEqualTo("**** 1111");
    assertThat(mask(4111111111111111d, UNDECLARED)).isEqualTo("**** 1111");
  }

  @Test
  void returnsHarmlessUndeclaredValuesThemselves() {
    List<Object> values =
        List.of(
            "Ada",
            42,
            -7,
            Integer.MIN_VALUE,
            1732330371000L,
            0.4111111111111111,
            Double.NaN,
            1e300,
            3.5f,
            new BigDecimal("19.99"),
            true);

    for (Object value : values) {
      assertThat(mask(value, UNDECLARED)).isSameAs(value);
    }
  }

  @Test
  void readsBareDigitsByTheNameOfTheirColumn() {
    assertThat(mask(2125550123L, column("phone", Masking.NONE, null))).isEqualTo("*** 23");
    assertThat(mask(78051120, column("ssn", Masking.NONE, null))).isEqualTo(78051120);
    assertThat(mask("078051120", column("ssn", Masking.NONE, null))).isEqualTo("***");
  }

  @Test
  void hidesAValueOfATypeThatItDoesNotKnow() {
    assertThat(mask(List.of("joe@example.com"), UNDECLARED)).isEqualTo("***");
  }

  @Test
  void tellsWhatItDetectedButNotWhatWasDeclared() {
    // When
    mask("joe@example.com", UNDECLARED);
    mask("4111111111111111", CARD);

    // Then
    assertThat(detected).containsExactly(Category.EMAIL);
  }

  private @Nullable Object mask(@Nullable Object value, ResultColumn column) {
    return masker.of(column, Set.of()).mask(value, category -> {});
  }

  private static ResultColumn column(String name, Masking masking, @Nullable String category) {
    return new ResultColumn(name, "text", masking, category);
  }
}
