package io.countersign.benchmarks.execution;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RunListener;
import io.countersign.executor.Target;
import io.countersign.executor.Work;
import io.countersign.sql.SqlAnalyzer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the executor does with a read, from the text to masked chunks, Kafka aside. */
final class GovernedReading {
  private final Target target;
  private final DataSource dataSource;

  GovernedReading(Target target, DataSource dataSource) {
    this.target = target;
    this.dataSource = dataSource;
  }

  /**
   * Analyses the statement and runs it.
   *
   * @throws IllegalStateException if it does not succeed
   */
  long read(String sql, RunListener listener) {
    Outcome outcome = target.run(work(sql), listener, new Cancellation());
    if (outcome instanceof Outcome.Succeeded succeeded && !succeeded.truncated()) {
      return succeeded.rowsReturned();
    }
    throw new IllegalStateException(sql + " ended as " + outcome);
  }

  private Work work(String sql) {
    Command command =
        new Command(
            new CommandId(UUID.randomUUID()),
            new SessionId(UUID.randomUUID()),
            dataSource.name(),
            sql,
            List.of(),
            new Principal("agent", PrincipalKind.AGENT, "agent", Set.of("agent"), "owner", null),
            Origin.REST,
            null,
            Instant.now());
    return new Work(
        command,
        SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql),
        Access.READER,
        dataSource,
        Obligations.none(),
        null);
  }
}
