package io.countersign.cli.policy;

import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What the principal is supposed to have done before, and what is supposed to have been measured.
 */
final class Circumstances {
  private static final Duration LONG_AGO = Duration.ofDays(30);

  @Option(
      names = "--commands-last-minute",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "commands of the principal in the last minute, this one included")
  private int commandsLastMinute;

  @Option(
      names = "--rows-read-last-hour",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "rows it read in the last hour, and so in the last day")
  private long rowsRead;

  @Option(
      names = "--rows-changed-last-hour",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "rows it changed in the last hour, and so in the last day")
  private long rowsChanged;

  @Option(
      names = "--denials-in-a-row",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "how many of its last commands were denied")
  private int denials;

  @Option(
      names = "--probes-last-hour",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "different questions about classified columns of a table in the last hour")
  private int probes;

  @Option(
      names = "--known",
      description = "it has used these tables and this form of statement before")
  private boolean known;

  @Option(
      names = "--changed-rows",
      paramLabel = "NUMBER",
      description = "rows that a trial has changed: the command was measured")
  private @Nullable Long changedRows;

  @Option(
      names = "--estimated-rows",
      paramLabel = "NUMBER",
      description = "rows that the planner expects: the command was measured")
  private @Nullable Long estimatedRows;

  History history(Facts facts, Instant now) {
    List<TableName> tables =
        Stream.concat(facts.reads().stream(), facts.writes().stream()).distinct().toList();
    return new History(
        now.minus(LONG_AGO),
        commandsLastMinute,
        rowsRead,
        rowsRead,
        rowsChanged,
        rowsChanged,
        tables.size(),
        tables.size(),
        denials,
        known ? List.of() : tables,
        !known,
        0,
        List.of(),
        probes);
  }

  /** Empty unless something is said to have been measured. */
  Optional<Impact> impact(Instant now) {
    if (changedRows == null && estimatedRows == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Impact(
            changedRows == null ? MeasureMethod.PLAN : MeasureMethod.TRIAL,
            null,
            estimatedRows,
            null,
            List.of(),
            true,
            changedRows,
            List.of(),
            null,
            now));
  }
}
