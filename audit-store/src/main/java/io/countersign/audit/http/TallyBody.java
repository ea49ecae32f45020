package io.countersign.audit.http;

import io.countersign.audit.behaviour.Tally;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts as JSON: the same that {@code /v1/investigation/counts} gives.
 *
 * @param hours commands by the hour of the day (UTC), {@code 00} to {@code 23}
 */
public record TallyBody(
    long commands,
    long denied,
    long failed,
    long approvalsAsked,
    long approvalsRejected,
    long rowsReturned,
    long rowsChanged,
    Map<String, Long> hours,
    Map<String, Long> dataSources,
    Map<String, Long> tables,
    Map<String, Long> kinds,
    Map<String, Long> categoriesMasked,
    Map<String, Long> categoriesShown) {
  static TallyBody of(Tally tally) {
    Map<String, Long> hours = new TreeMap<>();
    tally
        .hours()
        .forEach((begin, hour) ->
            hours.merge(
                "%02d".formatted(begin.atOffset(ZoneOffset.UTC).getHour()),
                hour.commands(),
                Long::sum));
    return new TallyBody(
        tally.commands(),
        tally.denied(),
        tally.failed(),
        tally.asked(),
        tally.rejected(),
        tally.rowsReturned(),
        tally.rowsChanged(),
        hours,
        tally.dataSources(),
        tally.tables(),
        tally.kinds(),
        tally.masked(),
        tally.shown());
  }
}
