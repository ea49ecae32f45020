package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ErrorMaskerTest {
  private final ErrorMasker masker = new ErrorMasker(new TextMasker());

  @ParameterizedTest
  @CsvFileSource(resources = "/masking/errors.csv", delimiter = '|', quoteCharacter = '`')
  void showsNoValueThatAMessageQuotes(String message, String sql, String expected) {
    // When
    String masked = masker.mask(message, sql);

    // Then
    assertThat(masked).isEqualTo(expected);
  }

  @Property
  void showsNoQuotedValueOfWhateverShape(
      @ForAll String before,
      @ForAll @AlphaChars @StringLength(min = 8, max = 20) String secret,
      @ForAll String after) {
    String message = "invalid input syntax for type integer: \"" + before + secret + after + "\"";

    assertThat(masker.mask(message, "SELECT name::int FROM customers")).doesNotContain(secret);
  }
}
