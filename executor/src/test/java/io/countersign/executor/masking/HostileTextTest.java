package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text made to be slow for careless detectors; with any of them this would not end. */
class HostileTextTest {
  private static final int LENGTH = 1 << 18;

  private final TextMasker masker = new TextMasker();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "4 ",
        "4444 ",
        "41 ",
        "1-",
        "0 12 ",
        "+1 ",
        "(1) ",
        "123456789 ",
        "1234567890123 ",
        "phone 123456789 ",
        "@",
        "a@",
        "a@b.",
        "a.",
        "\"@",
        "aa@a-",
        "DE89 ",
        "DE89",
        "DE89 3704 0044 0532 0130 0",
        "A1",
        "eyJ",
        "eyJ.",
        "eyJ\n",
        "eyJhbGciOiJub25lIn0.",
        "ewewewewewewewewewewewewewewewewewewewewewewewewewewewewewewewe\n",
        "\r",
        "\n",
        "-",
        "-----BEGIN PRIVATE KEY\"",
        "-----BEGIN ",
        "PRIVATE KEY",
        "-----END PRIVATE KEY'",
        "-----END ",
        "AKIA",
        "xoxb-",
        "xoxb- ",
        "sig=",
        "sig= ",
        "sk_live_ ",
        "\\",
        "\\u",
        "\\u0034",
        "%34",
        "\u200B",
        "\uFF14",
        "\uD835\uDFD2",
        "\uD835",
        "\u2100",
        "A12345678 ",
        "RSSMRA85T10A562",
        "[1,",
        "{\"a\":4111111111111111,"
      })
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
