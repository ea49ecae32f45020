package io.countersign.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ReachabilityTest {
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final Reachability target = new Reachability(new MovedClock());

  @Test
  void letsEverybodyTryUntilItFailedOften() {
    fail(Reachability.FAILURES - 1);

    assertThat(target.refusal()).isEmpty();
    assertThat(target.state()).isEqualTo(Reachability.State.REACHABLE);
  }

  @Test
  void letsNobodyTryForAWhileAfterThat() {
    fail(Reachability.FAILURES);

    assertThat(target.refusal()).contains(Reachability.FIRST_PAUSE);
    assertThat(target.state()).isEqualTo(Reachability.State.PAUSED);
  }

  @Test
  void countsOnlyFailuresInARow() {
    fail(Reachability.FAILURES - 1);
    target.reached();
    fail(Reachability.FAILURES - 1);

    assertThat(target.refusal()).isEmpty();
  }

  @Test
  void thenLetsOneTry() {
    fail(Reachability.FAILURES);
    now = now.plus(Reachability.FIRST_PAUSE);

    assertThat(target.state()).isEqualTo(Reachability.State.TO_BE_TRIED);
    assertThat(target.refusal()).isEmpty();
    assertThat(target.refusal()).isPresent();
  }

  @Test
  void letsEverybodyTryWhenThatOneGotThrough() {
    fail(Reachability.FAILURES);
    now = now.plus(Reachability.FIRST_PAUSE);
    target.refusal();

    target.reached();

    assertThat(target.refusal()).isEmpty();
    assertThat(target.refusal()).isEmpty();
  }

  @Test
  void pausesLongerEachTimeItIsTriedInVainUpToAMinute() {
    fail(Reachability.FAILURES);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(target.refusal()).contains(Duration.ofSeconds(seconds));
      now = now.plusSeconds(seconds);
      assertThat(target.refusal()).isEmpty();
      target.missed();
    }
  }

  @Test
  void doesNotPauseLongerForThoseWhoWereOnTheirWay() {
    fail(Reachability.FAILURES + 20);

    assertThat(target.refusal()).contains(Reachability.FIRST_PAUSE);
  }

  @Test
  void letsAnotherTryIfNothingIsHeardOfTheOneThatDid() {
    fail(Reachability.FAILURES);
    now = now.plus(Reachability.FIRST_PAUSE);
    target.refusal();
    now = now.plusSeconds(10);

    assertThat(target.refusal()).isEmpty();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      target.missed();
    }
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
