package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import io.countersign.executor.RunListener;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TargetUnreachableException;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Work;
import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.Deadline;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A MySQL or MariaDB database, reached with a reader's and a writer's account. */
final class MysqlTarget implements DatabaseTarget {
  private static final Timeouts QUESTION =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(10));

  private static final Outcome BROKEN_OFF =
      new Outcome.Failed("70100", "The command was broken off.");

  private final MysqlPool readers;
  private final MysqlPool writers;
  private final TargetKind.Surroundings surroundings;
  private final Writing writing;
  private final StatementRunner statements;
  private final Measuring measuring;

  MysqlTarget(
      MysqlPool readers,
      MysqlPool writers,
      TargetKind.Surroundings surroundings,
      Supplier<String> ids) {
    this.readers = readers;
    this.writers = writers;
    this.surroundings = surroundings;
    this.statements = new StatementRunner(surroundings.values(), surroundings.limits());
    this.writing = new Writing(statements, ids);
    this.measuring =
        new Measuring(readers, writers, Timeouts.of(surroundings.measuring()), statements);
  }

  @Override
  public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
    Optional<Outcome> obstacle = MysqlText.obstacle(work).or(() -> Doable.objection(work));
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Timeouts timeouts = Timeouts.of(surroundings.limits().narrowedBy(work.obligations()));
    MysqlPool pool = work.access() == Access.WRITER ? writers : readers;
    try (MysqlConnection connection = new MysqlConnection(pool)) {
      Interruption interruption = connection.interruption();
      cancellation.onRequest(interruption::start);
      try (Deadline _ = Deadline.in(timeouts.statement(), interruption::start)) {
        connection.begin(work.access(), timeouts);
        KnownWork known = KnownWork.of(work, connection.jdbc());
        return cancellation.reason().isPresent()
            ? BROKEN_OFF
            : run(known, listener, connection, () -> isTooLate(cancellation, interruption));
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      return MysqlErrors.failed(e, work);
    }
  }

  /** When this returns, nothing interrupts the connection any more. */
  private static boolean isTooLate(Cancellation cancellation, Interruption interruption) {
    interruption.stop();
    return cancellation.reason().isPresent();
  }

  private Outcome run(
      KnownWork known,
      RunListener listener,
      MysqlConnection connection,
      Writing.LastCheck cancelled)
      throws SQLException {
    if (known.work().access() == Access.WRITER) {
      return writing.run(known, listener, connection, cancelled);
    }
    listener.began(null);
    var summary = statements.run(known, listener, connection);
    listener.readyToCommit(summary);
    return cancelled.holds() ? BROKEN_OFF : summary.succeeded();
  }

  @Override
  public Impact measure(Measurement measurement, Cancellation cancellation) {
    return measuring.measure(measurement, cancellation);
  }

  @Override
  public TransactionState stateOf(TargetTransaction transaction) {
    try (MysqlConnection connection = new MysqlConnection(writers)) {
      connection.begin(Access.WRITER, QUESTION);
      return Marker.stateOf(transaction, connection.jdbc());
    } catch (SQLException e) {
      throw new TargetUnreachableException(e);
    }
  }

  @Override
  public void terminate(TargetTransaction transaction) {
    try {
      writers.disconnect(Integer.toUnsignedLong(transaction.backend()));
    } catch (SQLException e) {
      if (e.getErrorCode() != MysqlErrors.NO_SUCH_CONNECTION) {
        throw new TargetUnreachableException(e);
      }
    }
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    return (access == Access.WRITER ? writers : readers).connection();
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
