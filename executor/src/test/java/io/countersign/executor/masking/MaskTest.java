package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static final String[] CATEGORIES = {
    "email",
    "phone",
    "card-number",
    "iban",
    "national-id",
    "jwt",
    "private-key",
    "cloud-key",
    "name",
    "salary"
  };

  @ParameterizedTest
  @CsvFileSource(resources = "/masking/declared.csv", delimiter = '|', quoteCharacter = '`')
  void keepsOfADeclaredValueOnlyWhatItsCategoryAllows(
      String category, String value, String expected) {
    // When
    String masked = Mask.of(new Category(category)).apply(value);

    // Then
    assertThat(masked).isEqualTo(expected);
  }

  @Property
  void neverShowsTheWholeValue(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 40) String value) {
    for (String category : CATEGORIES) {
      assertThat(Mask.of(new Category(category)).apply(value)).doesNotContain(value);
    }
  }

  @Property
  void showsNoMoreWhenAppliedAgain(@ForAll String value) {
    for (String category : CATEGORIES) {
      Mask mask = Mask.of(new Category(category));
      String masked = mask.apply(value);

      assertThat(mask.apply(masked)).isIn(masked, Mask.HIDDEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E-Mail", "card_number", "-email", "email-", "a--b", "e mail"})
  void refusesACategoryThatIsNoKebabCase(String name) {
    assertThatThrownBy(() -> new Category(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower-case words joined by hyphens");
  }

  @Test
  void neverTellsHowLongAValueIs() {
    // Given
    Mask mask = Mask.of(Category.EMAIL);

    // When
    String shorter = mask.apply("ada@example.com");
    String longer = mask.apply("ada.augusta.king.noel@example.com");

    // Then
    assertThat(shorter).isEqualTo(longer);
  }
}
