package io.countersign.evaluator;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.policy.DataSources;
import io.countersign.policy.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How many different questions one principal asked about classified columns, table by table. The
 * same text with the same bind values is the same question: a report that is made every minute
 * narrows nothing down. How many rows came back makes no difference, since a result can be made
 * longer at will.
 */
final class ProbeCount {
  private static final Duration HOUR = Duration.ofHours(1);

  private record Question(String dataSource, String table, Digest asked) {}

  private final DataSources dataSources;
  private final LastSeen<Question> questions;

  ProbeCount(DataSources dataSources, int maximum) {
    this.dataSources = dataSources;
    this.questions = new LastSeen<>(maximum);
  }

  void add(Command command, Facts facts) {
    tables(command, facts)
        .forEach(table -> questions.add(question(command, table), command.submittedAt()));
  }

  /** Of the table that was asked about most, among those that the command asks about. */
  int including(Command command, Facts facts) {
    Instant since = command.submittedAt().minus(HOUR);
    return tables(command, facts).stream()
        .mapToInt(table -> asked(question(command, table), since))
        .max()
        .orElse(0);
  }

  private int asked(Question now, Instant since) {
    int before =
        questions.countSince(
            since, q -> q.table().equals(now.table()) && q.dataSource().equals(now.dataSource()));
    return questions.knows(now, since) ? before : before + 1;
  }

  private Set<String> tables(Command command, Facts facts) {
    return dataSources
        .named(command.dataSource())
        .map(dataSource -> Probe.tables(facts, dataSource))
        .orElse(Set.of());
  }

  private static Question question(Command command, String table) {
    CanonicalForm form =
        CanonicalForm.of("countersign.question.v1")
            .text(command.sql())
            .value(command.parameters().size());
    command.parameters().forEach(p -> form.value(p.type()).text(p.text()));
    return new Question(command.dataSource(), table, form.digest());
  }
}
