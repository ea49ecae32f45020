package io.countersign.evaluator;

import java.time.Duration;
import java.time.Instant;

/**
 * How many commands a principal sends in an hour: mean and standard deviation over the whole hours
 * before the current one, from the first in which it was seen. Hours without a command count.
 */
final class Baseline {
  /** With less than a day, the night cannot be told from the day. */
  private static final int ENOUGH_HOURS = 24;

  private final SlidingSum hours;
  private final int keptHours;
  private long firstHour = Long.MAX_VALUE;

  Baseline(Duration lookBack) {
    keptHours = Math.max(ENOUGH_HOURS, Math.toIntExact(lookBack.toHours()));
    hours = new SlidingSum(Duration.ofHours(keptHours), Duration.ofHours(1));
  }

  void add(Instant at) {
    hours.add(at, 1);
    firstHour = Math.min(firstHour, hours.bucket(at));
  }

  /**
   * By how many standard deviations so many commands within an hour exceed the mean; 0 if they do
   * not, or while less than a day is known. The deviation counts as no less than that of a Poisson
   * process with this mean, nor than 1, so that a quiet past makes nobody conspicuous.
   */
  double deviation(Instant now, long commandsLastHour) {
    long current = hours.bucket(now);
    long first = Math.max(firstHour, current - keptHours);
    long known = current - first;
    if (firstHour == Long.MAX_VALUE || known < ENOUGH_HOURS) {
      return 0;
    }
    double mean = 0;
    for (long hour = first; hour < current; hour++) {
      mean += (double) hours.at(hour) / known;
    }
    double variance = 0;
    for (long hour = first; hour < current; hour++) {
      double off = hours.at(hour) - mean;
      variance += off * off / known;
    }
    double scale = Math.sqrt(Math.max(1, Math.max(variance, mean)));
    return Math.max(0, (commandsLastHour - mean) / scale);
  }
}
