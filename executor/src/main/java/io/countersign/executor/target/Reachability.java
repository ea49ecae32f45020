package io.countersign.executor.target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether it makes sense to try to reach a target: not for a while after it could not be reached
 * some times in a row, a longer while each time it is tried in vain, and then by one command alone
 * (a circuit breaker: M. Nygard, Release It!).
 */
public final class Reachability {
  static final int FAILURES = 5;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Within which a command that was let through to try has connected or failed to. */
  private static final Duration TRIAL = Duration.ofSeconds(10);

  private final Clock clock;
  private int failures;
  private boolean trying;
  private Duration pause = FIRST_PAUSE;
  private Instant closedUntil = Instant.MIN;

  public Reachability(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether a command may try; if it may not, for how long.
   *
   * @return empty if it may
   */
  public synchronized Optional<Duration> refusal() {
    if (failures < FAILURES) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return Optional.of(Duration.between(now, closedUntil));
    }
    trying = true;
    closedUntil = now.plus(TRIAL);
    return Optional.empty();
  }

  /** A connection could be made. */
  public synchronized void reached() {
    failures = 0;
    trying = false;
    pause = FIRST_PAUSE;
  }

  /** No connection could be made. */
  public synchronized void missed() {
    if (failures < FAILURES) {
      failures++;
      trying = failures == FAILURES;
    }
    // Of those that were on their way when the pause began, each failure tells nothing new.
    if (trying) {
      trying = false;
      pause();
    }
  }

  private void pause() {
    closedUntil = clock.instant().plus(pause);
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  /** What is known of it. */
  public synchronized State state() {
    if (failures < FAILURES) {
      return State.REACHABLE;
    }
    return clock.instant().isBefore(closedUntil) ? State.PAUSED : State.TO_BE_TRIED;
  }

  /** Whether commands may try to reach the target. */
  public enum State {
    /** All of them. */
    REACHABLE,
    /** None. */
    PAUSED,
    /** One, to find out. */
    TO_BE_TRIED
  }
}
