package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Text made to be slow for careless detectors; with any of them this would not end. */
class HostileTextTest {
  private static final int LENGTH = 1 << 18;

  private final TextMasker masker = new TextMasker();

  @ParameterizedTest
  @FieldSource("io.countersign.executor.masking.HostileText#UNITS")
  void endsOnAQuarterOfAMillionCharactersOf(String unit) {
    // Given
    String text = unit.repeat(LENGTH / unit.length()) + " joe@example.com ";

    // When
    MaskedText masked = masker.mask(text);

    // Then
    assertThat(masked.text()).doesNotContain("joe@example.com");
  }

  @Test
  void endsOnAMebibyteOfWhatDetectorsLookFor() {
    // Given
    String unit =
        "a1@b.c 4111 1111 DE89 3704 eyJhbGciOiJ9. -----BEGIN sig=AKIA 078-05 +49 (30) \\u0034 ";
    String text = unit.repeat((1 << 20) / unit.length()) + " joe@example.com ";

    // When
    MaskedText masked = masker.mask(text);

    // Then
    assertThat(masked.text()).doesNotContain("joe@example.com");
  }
}
