package io.countersign.approval.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private final QuietHours night = hours("20:00", "07:30");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z",
    "2026-11-23T18:59:59Z, 2026-11-23T18:59:59Z",
    "2026-11-23T19:00:00Z, 2026-11-24T06:30:00Z",
    "2026-11-24T03:00:00Z, 2026-11-24T06:30:00Z",
    "2026-11-24T06:30:00Z, 2026-11-24T06:30:00Z"
  })
  void lastOverNightInTheirOwnZone(Instant now, Instant end) {
    assertThat(night.endAfter(now)).isEqualTo(end);
  }

  /** Clocks in Berlin go back at 01:00 UTC that night. */
  @Test
  void endAtTheTimeOfDayThoughTheNightHasAnHourMore() {
    Instant evening = Instant.parse("2026-10-24T19:00:00Z");

    assertThat(night.endAfter(evening)).isEqualTo(Instant.parse("2026-10-25T06:30:00Z"));
  }

  @Test
  void lastOverNoonToo() {
    assertThat(hours("12:00", "13:00").endAfter(Instant.parse("2026-11-23T11:15:00Z")))
        .isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
  }

  @Test
  void neverLastAllDay() {
    assertThatThrownBy(() -> hours("20:00", "20:00")).hasMessageContaining("20:00");
  }

  @Test
  void leaveSummariesToTheirTimes() {
    SummaryTimes times =
        new SummaryTimes("email", List.of(LocalTime.parse("14:00"), LocalTime.parse("08:00")));

    assertThat(times.next(Instant.parse("2026-11-23T06:59:59Z"), BERLIN))
        .isEqualTo(Instant.parse("2026-11-23T07:00:00Z"));
    assertThat(times.next(Instant.parse("2026-11-23T07:00:00Z"), BERLIN))
        .isEqualTo(Instant.parse("2026-11-23T13:00:00Z"));
    assertThat(times.next(Instant.parse("2026-11-23T13:00:00Z"), BERLIN))
        .isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
  }

  @Test
  void doubleThePausesUpToTheLongest() {
    Backoff pauses = new Backoff(Duration.ofMinutes(15), Duration.ofHours(8));

    assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 60))
        .extracting(pauses::pause)
        .extracting(Duration::toMinutes)
        .containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 480L, 480L);
  }

  private static QuietHours hours(String from, String to) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), BERLIN);
  }
}
