package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.RowChange;
import io.countersign.executor.Cancellation;
import io.countersign.executor.MeasurableStatement;
import io.countersign.executor.Measurement;
import io.countersign.executor.Work;
import io.countersign.executor.target.Deadline;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.Timeouts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures commands. Everything happens in transactions that are rolled back. */
final class Measuring {
  private final MysqlPool readers;
  private final MysqlPool writers;
  private final Timeouts timeouts;
  private final StatementRunner statements;

  Measuring(MysqlPool readers, MysqlPool writers, Timeouts timeouts, StatementRunner statements) {
    this.readers = readers;
    this.writers = writers;
    this.timeouts = timeouts;
    this.statements = statements;
  }

  /**
   * What was found out so far.
   *
   * @param problem masked
   */
  private record Found(
      @Nullable Long estimated,
      @Nullable Long changed,
      List<RowChange> sample,
      @Nullable String problem) {
    static Found nothing(@Nullable Long estimated, String problem) {
      return new Found(estimated, null, List.of(), problem);
    }
  }

  Impact measure(Measurement measurement, Cancellation cancellation) {
    Work work = measurement.work();
    Optional<String> obstacle =
        MysqlText.objection(work)
            .or(() -> Doable.objection(work).map(_ -> "It is not run on MySQL."));
    if (obstacle.isPresent()) {
      return measurement.unmeasured(obstacle.get());
    }
    Found found = find(measurement, cancellation);
    return new Impact(
        measurement.method(),
        found.problem(),
        found.estimated(),
        null,
        List.of(),
        false,
        found.changed(),
        found.sample(),
        null,
        measurement.at());
  }

  private Found find(Measurement measurement, Cancellation cancellation) {
    Work work = measurement.work();
    MysqlPool pool = work.access() == Access.WRITER ? writers : readers;
    try (MysqlConnection connection = new MysqlConnection(pool)) {
      Interruption interruption = connection.interruption();
      cancellation.onRequest(interruption::start);
      try (Deadline _ = Deadline.in(timeouts.statement(), interruption::start)) {
        return find(measurement, connection);
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      return Found.nothing(null, MysqlErrors.failed(e, work).message());
    }
  }

  private Found find(Measurement measurement, MysqlConnection connection) throws SQLException {
    Work work = measurement.work();
    Optional<String> against =
        measurement.method() == MeasureMethod.TRIAL
            ? MeasurableStatement.againstTrial(work.facts())
            : Optional.empty();
    boolean tries = measurement.method() == MeasureMethod.TRIAL && against.isEmpty();
    connection.begin(work.access(), timeouts);
    if (work.access() == Access.WRITER && readsAView(work, connection)) {
      return Found.nothing(
          null,
          "It is not measured: the planner may run the functions of a view, and what the writer's"
              + " account does in them might not be rolled back.");
    }
    long estimated = Estimate.rows(work, connection.jdbc());
    if (!tries) {
      return new Found(estimated, null, List.of(), against.orElse(null));
    }
    try {
      return attempt(KnownWork.of(work, connection.jdbc()), estimated, connection);
    } catch (SQLException e) {
      return Found.nothing(estimated, MysqlErrors.failed(e, work).message());
    }
  }

  /** A reader's account cannot write, whatever a function does. */
  private static boolean readsAView(Work work, MysqlConnection connection) throws SQLException {
    return Relations.of(work.facts(), connection.jdbc()).found().stream()
        .anyMatch(Relation::isDisguise);
  }

  private Found attempt(KnownWork known, long estimated, MysqlConnection connection)
      throws SQLException {
    Optional<String> obstacle = TrialObstacles.among(known, connection.jdbc());
    if (obstacle.isPresent()) {
      return Found.nothing(estimated, obstacle.get());
    }
    Sample sample = new Sample();
    long changed = statements.write(known, sample, connection).rowsChanged();
    return new Found(estimated, changed, sample.rows(), null);
  }
}
