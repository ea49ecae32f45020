package io.countersign.audit.behaviour;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * An hour of the day (UTC), of working days or of the weekend: 48 of them, so that four weeks say
 * something of each.
 *
 * @param hour 0 to 23
 */
public record DayHour(boolean weekend, int hour) {
  static final int COUNT = 48;
  private static final int HOURS = 24;

  static DayHour of(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    return new DayHour(utc.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0, utc.getHour());
  }

  DayHour before() {
    return new DayHour(weekend, (hour + HOURS - 1) % HOURS);
  }

  DayHour after() {
    return new DayHour(weekend, (hour + 1) % HOURS);
  }

  @Override
  public String toString() {
    return "%02d:00 UTC %s".formatted(hour, weekend ? "at the weekend" : "on working days");
  }
}
