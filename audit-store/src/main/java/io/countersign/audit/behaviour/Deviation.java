package io.countersign.audit.behaviour;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * In what a principal's behaviour differs from its habits.
 *
 * @param what such as the table
 * @param observed the number in the time asked about
 * @param usual the number that it is compared with
 * @param bits how surprising it is: one bit more is half as likely
 * @param observedQuery path of the trail that counts the same
 * @param usualQuery path of the trail that counts the baseline
 */
public record Deviation(
    Kind kind,
    String what,
    long observed,
    long usual,
    double bits,
    String sentence,
    String observedQuery,
    String usualQuery) {
  /** In what. */
  public enum Kind {
    NEW_DATA_SOURCE,
    NEW_TABLE,
    NEW_KIND,
    NEW_CATEGORY,
    UNUSUAL_HOUR,
    BUSY_HOUR,
    MANY_ROWS,
    MANY_DENIALS;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
