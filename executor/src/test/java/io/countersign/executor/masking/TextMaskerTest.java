package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TextMaskerTest {
  private final TextMasker masker = new TextMasker();

  @ParameterizedTest
  @CsvFileSource(resources = "/masking/found.csv", delimiter = '|', quoteCharacter = '`')
  void masksWhatItFindsAndNothingElse(String category, String written, String expected) {
    // Given
    String text = Notation.expand(written);

    // When
    MaskedText masked = masker.mask(text);

    // Then
    assertThat(masked.text()).isEqualTo(Notation.expand(expected));
    assertThat(masked.found()).containsExactly(new Category(category));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/masking/untouched.csv", delimiter = '|', quoteCharacter = '`')
  void returnsHarmlessTextItself(String text, String why) {
    // When
    MaskedText masked = masker.mask(text);

    // Then
    assertThat(masked.text()).as(why).isSameAs(text);
    assertThat(masked.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/masking/labelled.csv", delimiter = '|', quoteCharacter = '`')
  void readsBareDigitsByTheirLabel(String label, String text, String expected) {
    // When
    MaskedText masked = masker.mask(text, label);

    // Then
    assertThat(masked.text()).isEqualTo(expected);
  }

  @Test
  void namesEveryCategoryThatItFound() {
    // When
    MaskedText masked = masker.mask("joe@example.com pays with 4111111111111111");

    // Then
    assertThat(masked.text()).isEqualTo("j***@*** pays with **** 1111");
    assertThat(masked.found()).containsExactlyInAnyOrder(Category.EMAIL, Category.CARD_NUMBER);
  }

  @Test
  void keepsNothingOfValuesThatRunIntoEachOther() {
    // Given a card number whose end looks like the beginning of an address
    String text = "411111111111\n1111@example.com";

    // When
    MaskedText masked = masker.mask(text);

    // Then
    assertThat(masked.text()).isEqualTo("***");
    assertThat(masked.found()).containsExactly(Category.EMAIL);
  }
}
