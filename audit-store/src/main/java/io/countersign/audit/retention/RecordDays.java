package io.countersign.audit.retention;

import io.countersign.audit.RecordCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The records of a category that were stored on some days, which are kept and disposed of together.
 *
 * @param from the first day, of UTC
 * @param to the first day that is no longer among them
 */
public record RecordDays(RecordCategory category, LocalDate from, LocalDate to) {
  public RecordDays {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("days end after they begin");
    }
  }

  public Instant begin() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment at which none of them can be stored any more. */
  public Instant end() {
    return to.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public String toString() {
    return "%s stored from %s to %s".formatted(category, from, to);
  }
}
