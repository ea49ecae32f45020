package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.executor.MeasurableStatement;
import io.countersign.executor.Measurement;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.Timeouts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one measurement has found out so far; what comes later may fail and leave that. */
final class Measured {
  private final Measurement measurement;
  private final Timeouts timeouts;
  private final Optional<String> againstTrial;

  private @Nullable Plan plan;
  private @Nullable Trial trial;
  private @Nullable String problem;
  private boolean confirmed;

  Measured(Measurement measurement, Timeouts timeouts) {
    this.measurement = measurement;
    this.timeouts = timeouts;
    this.againstTrial =
        measurement.method() == MeasureMethod.TRIAL
            ? MeasurableStatement.againstTrial(measurement.work().facts())
            : Optional.empty();
    this.problem = againstTrial.orElse(null);
  }

  /** On a new transaction, which the caller rolls back. */
  void measure(TargetConnection connection, PostgresPool pool, ValueMasker masker)
      throws SQLException {
    Work work = measurement.work();
    boolean tries = measurement.method() == MeasureMethod.TRIAL && againstTrial.isEmpty();
    connection.begin(tries ? Access.WRITER : Access.READER, timeouts);
    Set<String> called = pool.userCode(connection.jdbc()).calledBy(work, connection.jdbc());
    if (!called.isEmpty()) {
      problem = mayHaveEffects(called);
      return;
    }
    Plan planned = Planner.plan(work, connection.jdbc());
    plan = planned;
    confirmed = Planner.confirms(planned, work.facts(), connection.jdbc());
    if (tries) {
      attempt(planned, pool.tagged(work, connection.jdbc()), masker, connection);
    }
  }

  private void attempt(Plan planned, Work work, ValueMasker masker, TargetConnection connection)
      throws SQLException {
    Optional<String> obstacle =
        planned.isWrite() && planned.writes() == 1
            ? TrialObstacles.among(work.facts(), connection.jdbc())
            : Optional.of("Only a statement that is nothing but one write is tried.");
    if (obstacle.isPresent()) {
      problem = obstacle.get();
      return;
    }
    Optional<Trial> ran = Trial.run(work, masker, timeouts.statement(), connection);
    trial = ran.orElse(null);
    problem =
        ran.isPresent()
            ? null
            : "The trial took longer than " + timeouts.statement().toMillis() + " ms.";
  }

  /**
   * @param why masked
   */
  void failed(String why) {
    problem = why;
  }

  Impact impact() {
    return new Impact(
        measurement.method(),
        problem,
        plan == null ? null : plan.rows(),
        plan == null ? null : plan.cost(),
        plan == null ? List.of() : plan.relations(),
        confirmed && problem == null,
        trial == null ? null : trial.changedRows(),
        trial == null ? List.of() : trial.sample(),
        trial == null ? null : trial.keys().orElse(null),
        measurement.at());
  }

  private static String mayHaveEffects(Set<String> called) {
    return "The statement calls what users of the database defined under the name "
        + String.join(", ", called)
        + ", which is not known to be harmless, so it is not measured. Name the schema pg_catalog"
        + " if PostgreSQL's own is meant.";
  }
}
