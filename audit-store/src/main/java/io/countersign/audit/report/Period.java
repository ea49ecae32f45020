package io.countersign.audit.report;

import io.countersign.audit.CommandFilter;
import io.countersign.audit.Criterion;
import io.countersign.audit.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a report is about.
 *
 * @param to the first moment behind it
 */
public record Period(Instant from, Instant to) {
  private static final Duration IN_DAYS = Duration.ofDays(62);
  private static final Duration IN_WEEKS = Duration.ofDays(400);

  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }

  CommandFilter commands(Criterion... criteria) {
    return new CommandFilter(List.of(criteria), from, to);
  }

  /** Of as many as one still likes to look at. */
  Interval interval() {
    Duration length = Duration.between(from, to);
    if (length.compareTo(IN_DAYS) <= 0) {
      return Interval.DAY;
    }
    return length.compareTo(IN_WEEKS) <= 0 ? Interval.WEEK : Interval.MONTH;
  }

  public boolean holds(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  /** As parameters of a query to the audit store. */
  String query() {
    return "from=" + from + "&to=" + to;
  }
}
