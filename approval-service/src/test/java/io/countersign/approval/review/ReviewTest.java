package io.countersign.approval.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void isToldAgainAfterPausesThatDouble() {
    assertThat(Review.pause(DAY, 1)).isEqualTo(DAY);
    assertThat(Review.pause(DAY, 2)).isEqualTo(Duration.ofDays(2));
    assertThat(Review.pause(DAY, 3)).isEqualTo(Duration.ofDays(4));
  }

  @Test
  void isToldAtLeastOnceAWeekForEver() {
    assertThat(Review.pause(DAY, 4)).isEqualTo(Review.LONGEST_PAUSE);
    assertThat(Review.pause(DAY, Integer.MAX_VALUE)).isEqualTo(Review.LONGEST_PAUSE);
    assertThat(Review.pause(Duration.ofDays(400), 1)).isEqualTo(Review.LONGEST_PAUSE);
    assertThat(Review.pause(Duration.ofNanos(1), Integer.MAX_VALUE))
        .isEqualTo(Review.LONGEST_PAUSE);
  }
}
