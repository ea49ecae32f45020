package io.countersign.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often each may do something within a sliding time; of this instance alone. */
final class Allowance {
  /** Beyond these the one who was quiet longest is forgotten. */
  private static final int MOST_REMEMBERED = 10_000;

  private final int times;
  private final Duration within;
  private final Clock clock;
  private final Map<String, Deque<Instant>> taken = new LinkedHashMap<>(16, 0.75f, true);

  Allowance(int times, Duration within, Clock clock) {
    this.times = times;
    this.within = within;
    this.clock = clock;
  }

  /**
   * @return how long to wait, if it was too often
   */
  synchronized Optional<Duration> take(String who) {
    Instant now = clock.instant();
    Deque<Instant> mine = taken.computeIfAbsent(who, w -> new ArrayDeque<>());
    while (!mine.isEmpty() && !mine.getFirst().isAfter(now.minus(within))) {
      mine.removeFirst();
    }
    if (mine.size() >= times) {
      Instant first = mine.isEmpty() ? now : mine.getFirst();
      return Optional.of(Duration.between(now, first.plus(within)));
    }
    mine.addLast(now);
    if (taken.size() > MOST_REMEMBERED) {
      taken.remove(taken.keySet().iterator().next());
    }
    return Optional.empty();
  }
}
