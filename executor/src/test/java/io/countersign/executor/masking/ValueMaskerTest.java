package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Masking;
import io.countersign.contracts.ResultColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueMaskerTest {
  private static final ResultColumn UNDECLARED = column("note", Masking.NONE, null);
  private static final ResultColumn CARD = column("card", Masking.DECLARED, "card-number");

  private final List<Category> detected = new ArrayList<>();
  private final ValueMasker masker = new ValueMasker(new TextMasker(), detected::add);

  @ParameterizedTest
  @EnumSource
  void leavesNullAsItIs(Masking masking) {
    assertThat(masker.mask(null, column("any", masking, "email"))).isNull();
  }

  @Test
  void masksADeclaredColumnByItsCategory() {
    assertThat(masker.mask("4111 1111 1111 1112", CARD)).isEqualTo("**** 1112");
  }

  @Test
  void masksADeclaredNumberAsText() {
    assertThat(masker.mask(4111111111111111L, CARD)).isEqualTo("**** 1111");
    assertThat(masker.mask(new BigDecimal("4.111111111111111E15"), CARD)).isEqualTo("**** 1111");
    assertThat(masker.mask(100_000, column("salary", Masking.DECLARED, "salary"))).isEqualTo("***");
    assertThat(masker.mask(true, column("ill", Masking.DECLARED, "health"))).isEqualTo("***");
  }

  @Test
  void hidesADeclaredColumnWhoseCategoryIsMissing() {
    assertThat(masker.mask("Ada", column("name", Masking.DECLARED, null))).isEqualTo("***");
  }

  @Test
  void hidesADerivedValueWholeSinceItMayBeAnyPartOfTheOriginal() {
    // Given what '000000000000' || left(card, 4) gives
    String shifted = "0000000000004111";

    // When
    Object masked = masker.mask(shifted, column("shifted", Masking.DERIVED, "card-number"));

    // Then
    assertThat(masked).isEqualTo("***");
  }

  @Test
  void findsCardsInUndeclaredNumbersOfEveryType() {
    assertThat(masker.mask(4111111111111111L, UNDECLARED)).isEqualTo("**** 1111");
    assertThat(masker.mask(new BigInteger("4111111111111111"), UNDECLARED)).isEqualTo("**** 1111");
    assertThat(masker.mask(new BigDecimal("4.111111111111111E15"), UNDECLARED))
        .isEqualTo("**** 1111");
    assertThat(masker.mask(4111111111111111d, UNDECLARED)).isEqualTo("**** 1111");
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
      assertThat(masker.mask(value, UNDECLARED)).isSameAs(value);
    }
  }

  @Test
  void readsBareDigitsByTheNameOfTheirColumn() {
    assertThat(masker.mask(2125550123L, column("phone", Masking.NONE, null))).isEqualTo("*** 23");
    assertThat(masker.mask(78051120, column("ssn", Masking.NONE, null))).isEqualTo(78051120);
    assertThat(masker.mask("078051120", column("ssn", Masking.NONE, null))).isEqualTo("***");
  }

  @Test
  void hidesAValueOfATypeThatItDoesNotKnow() {
    assertThat(masker.mask(List.of("joe@example.com"), UNDECLARED)).isEqualTo("***");
  }

  @Test
  void tellsWhatItDetectedButNotWhatWasDeclared() {
    // When
    masker.mask("joe@example.com", UNDECLARED);
    masker.mask("4111111111111111", CARD);

    // Then
    assertThat(detected).containsExactly(Category.EMAIL);
  }

  private static ResultColumn column(String name, Masking masking, @Nullable String category) {
    return new ResultColumn(name, "text", masking, category);
  }
}
