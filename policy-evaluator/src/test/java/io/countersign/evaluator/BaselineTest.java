package io.countersign.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** So many commands in each of the hours before noon, the latest last. */
  private static Baseline of(int... hours) {
    Baseline baseline = new Baseline(Duration.ofDays(7));
    for (int i = 0; i < hours.length; i++) {
      Instant hour = NOON.minus(Duration.ofHours(hours.length - i));
      IntStream.range(0, hours[i]).forEach(n -> baseline.add(hour.plusSeconds(n)));
    }
    return baseline;
  }

  private static int[] alternating(int hours, int even, int odd) {
    return IntStream.range(0, hours).map(i -> i % 2 == 0 ? even : odd).toArray();
  }

  @Test
  void countsStandardDeviationsAboveTheMean() {
    assertThat(of(alternating(48, 10, 30)).deviation(NOON, 50)).isEqualTo(3, within(1e-9));
  }

  @Test
  void isZeroBelowTheMean() {
    assertThat(of(alternating(48, 10, 30)).deviation(NOON, 5)).isZero();
  }

  @Test
  void isZeroWhileLessThanADayIsKnown() {
    assertThat(of(alternating(23, 10, 30)).deviation(NOON, 1_000)).isZero();
    assertThat(new Baseline(Duration.ofDays(7)).deviation(NOON, 1_000)).isZero();
  }

  @Test
  void aSteadyPastMakesNobodyConspicuous() {
    assertThat(of(alternating(48, 100, 100)).deviation(NOON, 110)).isEqualTo(1, within(1e-9));
    assertThat(
            of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                .deviation(NOON, 2))
        .isLessThan(2);
  }

  @Test
  void looksBackOnlySoFar() {
    Baseline baseline = of(alternating(24 * 20, 10, 30));

    assertThat(baseline.deviation(NOON, 50)).isEqualTo(3, within(1e-9));
    assertThat(baseline.deviation(NOON.plus(Duration.ofDays(7)), 5)).isEqualTo(5, within(1e-9));
  }
}
