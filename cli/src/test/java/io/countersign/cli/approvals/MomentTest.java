package io.countersign.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentTest {
  private final Moment moment =
      new Moment(Clock.fixed(Instant.parse("2026-11-23T10:00:00.123Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T22:00Z, 2026-11-23T22:00:00Z",
    "2026-11-23T22:00+01:00, 2026-11-23T21:00:00Z",
    "+2h, 2026-11-23T12:00:00Z",
    "+30m, 2026-11-23T10:30:00Z",
    "+1d, 2026-11-24T10:00:00Z"
  })
  void isAtATimeOrSoFarFromNow(String text, Instant expected) {
    assertThat(moment.convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2h", "+2w", "+h", "-2h", "2026-11-23", "2026-11-23T22:00", "22:00"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> moment.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("+2h");
  }
}
