package io.countersign.audit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How many days of records lie together in one partition of the store. */
public enum PartitionPeriod {
  DAY,
  /** From Monday on. */
  WEEK,
  MONTH,
  YEAR;

  /** The first day of the period that the day belongs to. */
  public LocalDate firstDay(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The first day behind the period that the day belongs to. */
  public LocalDate firstDayBehind(LocalDate day) {
    LocalDate first = firstDay(day);
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
      case YEAR -> first.plusYears(1);
    };
  }
}
