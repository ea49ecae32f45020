package io.countersign.evaluator;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.policy.DataSources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What one principal did. The order in which it is told makes no difference. */
final class PrincipalHistory {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** The same name on two data sources is two tables. */
  private record Table(String dataSource, TableName name) {}

  private final Duration lookBack;
  private final SlidingSum commandsOfMinute = new SlidingSum(MINUTE, Duration.ofSeconds(1));
  private final SlidingSum commandsOfHour = new SlidingSum(HOUR, MINUTE);
  private final SlidingSum readOfHour = new SlidingSum(HOUR, MINUTE);
  private final SlidingSum readOfDay = new SlidingSum(DAY, HOUR);
  private final SlidingSum changedOfHour = new SlidingSum(HOUR, MINUTE);
  private final SlidingSum changedOfDay = new SlidingSum(DAY, HOUR);
  private final LastSeen<Table> tables;
  private final LastSeen<Digest> fingerprints;
  private final ProbeCount probes;
  private final DenialRun denials = new DenialRun();
  private final Baseline baseline;

  PrincipalHistory(HistoryLimits limits, DataSources dataSources) {
    lookBack = limits.lookBack();
    tables = new LastSeen<>(limits.namesPerPrincipal());
    fingerprints = new LastSeen<>(limits.namesPerPrincipal());
    probes = new ProbeCount(dataSources, limits.namesPerPrincipal());
    baseline = new Baseline(lookBack);
  }

  /** A command that was not told before. */
  void sent(Command command, Facts facts) {
    Instant at = command.submittedAt();
    commandsOfMinute.add(at, 1);
    commandsOfHour.add(at, 1);
    baseline.add(at);
    probes.add(command, facts);
    named(facts).forEach(t -> tables.add(new Table(command.dataSource(), t), at));
    if (facts.fingerprint() != null) {
      fingerprints.add(facts.fingerprint(), at);
    }
  }

  /** What became of a command, once. */
  void judged(CommandDecided decided) {
    Command command = decided.command();
    switch (decided.decision()) {
      case Decision.Denied denied -> denials.denied(command.submittedAt(), command.id());
      case Decision.Allowed allowed -> denials.notDenied(command.submittedAt(), command.id());
      case Decision.ApprovalRequired required ->
          denials.notDenied(command.submittedAt(), command.id());
      case Decision.MeasureFirst measure -> {}
    }
  }

  void ran(RowCounts rows) {
    readOfHour.add(rows.at(), rows.read());
    readOfDay.add(rows.at(), rows.read());
    changedOfHour.add(rows.at(), rows.changed());
    changedOfDay.add(rows.at(), rows.changed());
  }

  /**
   * What policies may know of it when they judge a command that has not been told yet.
   *
   * @param readSince how far back the event stream could be read at all
   */
  History before(Command command, Facts facts, Instant readSince) {
    Instant now = command.submittedAt();
    Instant remembered = now.minus(lookBack);
    List<TableName> named = named(facts).toList();
    return new History(
        remembered.isAfter(readSince) ? remembered : readSince,
        Math.toIntExact(commandsOfMinute.upTo(now) + 1),
        readOfHour.upTo(now),
        readOfDay.upTo(now),
        changedOfHour.upTo(now),
        changedOfDay.upTo(now),
        tablesSince(now.minus(HOUR), command, named),
        tablesSince(now.minus(DAY), command, named),
        denials.length(),
        named.stream()
            .filter(t -> !tables.knows(new Table(command.dataSource(), t), remembered))
            .toList(),
        facts.fingerprint() == null || !fingerprints.knows(facts.fingerprint(), remembered),
        baseline.deviation(now, commandsOfHour.upTo(now) + 1),
        Mentions.missing(command.justification(), named),
        probes.including(command, facts));
  }

  private int tablesSince(Instant since, Command command, List<TableName> named) {
    long added =
        named.stream()
            .filter(t -> !tables.knows(new Table(command.dataSource(), t), since))
            .count();
    return tables.countSince(since) + Math.toIntExact(added);
  }

  private static Stream<TableName> named(Facts facts) {
    return Stream.concat(facts.reads().stream(), facts.writes().stream()).distinct().sorted();
  }
}
