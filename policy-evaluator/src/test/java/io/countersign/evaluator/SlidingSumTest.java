package io.countersign.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingSumTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static SlidingSum lastMinute() {
    return new SlidingSum(Duration.ofMinutes(1), Duration.ofSeconds(1));
  }

  @Test
  void holdsWhatIsInTheWindow() {
    SlidingSum sum = lastMinute();

    sum.add(NOON.minusSeconds(61), 100);
    sum.add(NOON.minusSeconds(60), 10);
    sum.add(NOON, 1);

    assertThat(sum.upTo(NOON)).isEqualTo(11);
    assertThat(sum.upTo(NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(sum.upTo(NOON.plusSeconds(61))).isZero();
  }

  @Test
  void isNothingBeforeAnythingWasAdded() {
    assertThat(lastMinute().upTo(NOON)).isZero();
  }

  @Test
  void forgetsWhatIsFarBehind() {
    SlidingSum sum = lastMinute();

    sum.add(NOON, 1);
    sum.add(NOON.plus(Duration.ofDays(400)), 2);
    sum.add(NOON, 4);

    assertThat(sum.upTo(NOON.plus(Duration.ofDays(400)))).isEqualTo(2);
  }

  @Property
  void isWhatAddingUpTheWindowGivesInAnyOrder(
      @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> seconds,
      @ForAll @IntRange(max = 120) int later) {
    SlidingSum sum = lastMinute();
    seconds.forEach(s -> sum.add(NOON.plusSeconds(s), 1 + s));
    int newest = seconds.stream().mapToInt(s -> s).max().orElse(0);
    int now = newest + later;

    assertThat(sum.upTo(NOON.plusSeconds(now)))
        .isEqualTo(seconds.stream().filter(s -> s >= now - 60).mapToLong(s -> 1 + s).sum());
  }
}
