package io.countersign.approval.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which somebody is told only what is urgent.
 *
 * @param from when they begin
 * @param to when they end, on the next day if that is not after {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "quiet hours begin and end at %s; give them an end that differs".formatted(from));
    }
  }

  /** The first moment, from this one on, that is not quiet. */
  public Instant endAfter(Instant now) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean quiet =
        overnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return now;
    }
    LocalDate day = local.toLocalDate();
    boolean ends = !overnight || time.isBefore(to);
    return (ends ? day : day.plusDays(1)).atTime(to).atZone(zone).toInstant();
  }
}
