package io.countersign.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30d, 2026-10-31T12:00:00Z",
    "12h, 2026-11-30T00:00:00Z",
    "45m, 2026-11-30T11:15:00Z",
    "90s, 2026-11-30T11:58:30Z",
    "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z"
  })
  void readsHowFarBack(String text, Instant expected) {
    assertThat(new Since.Converter().convert(text).before(NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "d", "-1d", "1.5h", "yesterday", "2026-11-01"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> new Since.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("30d");
  }
}
