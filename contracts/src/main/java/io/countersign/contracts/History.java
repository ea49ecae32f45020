package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * What the principal did before, as far as it was known when a command was decided. Recorded with
 * the decision, so that it can be repeated.
 *
 * @param since how far back the event stream had been read; what happened before is not counted
 * @param commandsLastMinute commands of the principal in the minute before, this one included
 * @param rowsReadLastHour rows that were sent to it
 * @param rowsChangedLastHour rows that it changed
 * @param tablesLastHour distinct tables that its commands named, this one's included
 * @param denialsInARow how many of its last commands were denied, one after the other
 * @param newTables tables of this command that it has not named before
 * @param newFingerprint whether it has not sent a statement of this form before
 * @param deviation by how many standard deviations its commands of the last hour exceed its own
 *     hourly baseline; 0 while there is too little to tell
 * @param unmentionedTables tables of this command of which its justification says nothing; all of
 *     them where there is no justification
 * @param probesLastHour different questions about the classified columns of one table, by
 *     condition, join, grouping, order or aggregate, this one included; 0 if this one asks none
 */
public record History(
    Instant since,
    int commandsLastMinute,
    long rowsReadLastHour,
    long rowsReadLastDay,
    long rowsChangedLastHour,
    long rowsChangedLastDay,
    int tablesLastHour,
    int tablesLastDay,
    int denialsInARow,
    List<TableName> newTables,
    boolean newFingerprint,
    double deviation,
    List<TableName> unmentionedTables,
    int probesLastHour) {
  public History {
    newTables = List.copyOf(newTables);
    unmentionedTables = List.copyOf(unmentionedTables);
  }

  /** Stands for all of it; a decision's digest covers it. */
  @JsonIgnore
  public Digest digest() {
    return CanonicalForm.of("countersign.history.v1")
        .value(since)
        .value(commandsLastMinute)
        .value(rowsReadLastHour)
        .value(rowsReadLastDay)
        .value(rowsChangedLastHour)
        .value(rowsChangedLastDay)
        .value(tablesLastHour)
        .value(tablesLastDay)
        .value(denialsInARow)
        .values(newTables)
        .value(newFingerprint)
        .value(deviation)
        .values(unmentionedTables)
        .value(probesLastHour)
        .digest();
  }
}
