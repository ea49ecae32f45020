package io.countersign.approval.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When somebody gets a summary.
 *
 * @param channel by which way
 * @param at the times of day, at least one
 */
public record SummaryTimes(String channel, List<LocalTime> at) {
  public static final int MOST = 24;

  public SummaryTimes {
    at = at.stream().distinct().sorted().toList();
    if (at.isEmpty() || at.size() > MOST) {
      throw new IllegalArgumentException(
          "a summary has from 1 to %d times of day, not %d".formatted(MOST, at.size()));
    }
  }

  /** The first of them after this moment. */
  public Instant next(Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return Stream.of(today, today.plusDays(1))
        .flatMap(day -> at.stream().map(time -> day.atTime(time).atZone(zone).toInstant()))
        .filter(now::isBefore)
        .findFirst()
        .orElseThrow();
  }
}
