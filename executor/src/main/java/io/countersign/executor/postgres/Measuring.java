package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.Timeouts;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Measures commands on one target. Everything happens in transactions that are rolled back; one in
 * which only the planner is asked could not write either.
 */
final class Measuring {
  private final PostgresPool readers;
  private final PostgresPool writers;
  private final Timeouts timeouts;
  private final DatabaseErrors errors;
  private final ValueMasker masker;

  Measuring(
      PostgresPool readers,
      PostgresPool writers,
      Timeouts timeouts,
      DatabaseErrors errors,
      ValueMasker masker) {
    this.readers = readers;
    this.writers = writers;
    this.timeouts = timeouts;
    this.errors = errors;
    this.masker = masker;
  }

  Impact measure(Measurement measurement, Cancellation cancellation) {
    Work work = measurement.work();
    Optional<String> obstacle = StatementText.objection(work);
    if (obstacle.isPresent()) {
      return measurement.unmeasured(obstacle.get());
    }
    Measured measured = new Measured(measurement, timeouts);
    // PostgreSQL refuses a reader even the plan of a write.
    PostgresPool pool = work.access() == Access.WRITER ? writers : readers;
    try (TargetConnection connection = new TargetConnection(pool)) {
      Interruption interruption = connection.interruption();
      cancellation.onRequest(interruption::start);
      try {
        measured.measure(connection, pool, masker);
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      measured.failed(errors.failed(e, work.command().sql()).message());
    }
    return measured.impact();
  }
}
