package io.countersign.audit.behaviour;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When people work, Monday to Friday.
 *
 * @param from the first hour, 0 to 23
 * @param to the first hour that is too late, 1 to 24
 */
record WorkingHours(ZoneId zone, int from, int to) {
  private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{1,2})-(\\d{1,2})");
  private static final int HOURS = 24;

  WorkingHours {
    if (from >= to || to > HOURS) {
      throw new IllegalArgumentException("working hours begin before they end");
    }
  }

  /**
   * @throws IllegalArgumentException if it is not of the form {@code Europe/Oslo 7-19}
   * @throws java.time.DateTimeException if there is no such zone
   */
  static WorkingHours parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "working hours are written as in 'Europe/Oslo 7-19', not '" + text + "'");
    }
    return new WorkingHours(
        ZoneId.of(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
  }

  boolean include(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    return there.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        && there.getHour() >= from
        && there.getHour() < to;
  }
}
