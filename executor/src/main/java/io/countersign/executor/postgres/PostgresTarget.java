package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.ChangeBounds;
import io.countersign.executor.Limits;
import io.countersign.executor.Measurement;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TargetUnreachableException;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Work;
import io.countersign.executor.WrittenMasks;
import io.countersign.executor.session.TargetSession;
import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database, reached with a reader's and a writer's role. */
final class PostgresTarget implements DatabaseTarget {
  private static final String STATE = "SELECT pg_xact_status(?::xid8)";
  private static final String TERMINATE =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND backend_xid = (?::xid8)::xid\
      """;

  private static final String TOO_OLD = "22023";

  /** The executor ends an idle session first, and says so; the server is the second wall. */
  private static final Duration IDLE_MARGIN = Duration.ofSeconds(5);

  static final Outcome BROKEN_OFF = new Outcome.Failed("57014", "The command was broken off.");

  private final PostgresPool readers;
  private final PostgresPool writers;
  private final Limits limits;
  private final DatabaseErrors errors;
  private final StatementRunner statements;
  private final Measuring measuring;

  PostgresTarget(
      PostgresPool readers,
      PostgresPool writers,
      Limits limits,
      DatabaseErrors errors,
      StatementRunner statements,
      Measuring measuring) {
    this.readers = readers;
    this.writers = writers;
    this.limits = limits;
    this.errors = errors;
    this.statements = statements;
    this.measuring = measuring;
  }

  @Override
  public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
    Optional<Outcome> obstacle = StatementText.obstacle(work);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    PostgresPool pool = work.access() == Access.WRITER ? writers : readers;
    try (TargetConnection connection = new TargetConnection(pool)) {
      Interruption interruption = connection.interruption();
      cancellation.onRequest(interruption::start);
      try {
        connection.begin(work.access(), Timeouts.of(limits.narrowedBy(work.obligations())));
        Outcome outcome = runChecked(pool, work, listener, connection, cancellation);
        interruption.stop();
        if (cancellation.reason().isPresent()) {
          return BROKEN_OFF;
        }
        if (work.access() == Access.WRITER && outcome instanceof Outcome.Succeeded) {
          connection.commit();
        }
        return outcome;
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      return errors.failed(e, work.command().sql());
    }
  }

  /** Runs a statement in an open transaction, unless it calls what a read must not. */
  private Outcome runChecked(
      PostgresPool pool,
      Work work,
      RunListener listener,
      TargetConnection connection,
      Cancellation cancellation)
      throws SQLException {
    Set<String> called = pool.userCode(connection.jdbc()).calledBy(work, connection.jdbc());
    if (work.access() == Access.READER && !called.isEmpty()) {
      return mayHaveEffects(called);
    }
    return cancellation.reason().isPresent()
        ? BROKEN_OFF
        : runUncommitted(
            pool.tagged(UserCode.reveal(work, called), connection.jdbc()), listener, connection);
  }

  @Override
  public Optional<TargetSession> session(Access access, Duration idle) {
    PostgresPool pool = access == Access.WRITER ? writers : readers;
    SessionConnection connection =
        new SessionConnection(access, pool, limits, idle.plus(IDLE_MARGIN));
    return Optional.of(
        new PostgresSession(
            connection,
            errors,
            (work, listener, on, cancellation) ->
                runChecked(pool, work, listener, on, cancellation)));
  }

  private static Outcome mayHaveEffects(Set<String> called) {
    return new Outcome.Refused(
        RefusalReason.UNSUPPORTED_STATEMENT,
        "The statement calls what users of the database defined under the name "
            + String.join(", ", called)
            + ", which is not known to be harmless, so it cannot run as a read. Name the schema"
            + " pg_catalog if PostgreSQL's own is meant.");
  }

  private Outcome runUncommitted(Work work, RunListener listener, TargetConnection connection)
      throws SQLException {
    return work.access() == Access.WRITER
        ? write(work, listener, connection)
        : read(work, listener, connection);
  }

  private Outcome read(Work work, RunListener listener, TargetConnection connection)
      throws SQLException {
    listener.began(null);
    return ready(statements.run(work, listener, connection), listener);
  }

  private Outcome write(Work work, RunListener listener, TargetConnection connection)
      throws SQLException {
    Optional<Outcome.Refused> writesAMask = WrittenMasks.objectionTo(work); // as tags tell too
    if (writesAMask.isPresent()) {
      return writesAMask.get();
    }
    ChangeBounds bounds = work.changeBounds();
    if (bounds.exist()) {
      Optional<String> uncountable = CountableChange.objection(work, connection);
      if (uncountable.isPresent()) {
        return bounds.uncountable(uncountable.get());
      }
    }
    listener.began(connection.identify());
    WriteReport report = WriteReport.begin(work, listener, connection.jdbc());
    RunSummary summary = statements.run(work, listener, report, connection);
    WriteReport.Ended ended = report.end(summary);
    Optional<Outcome.Refused> objection = bounds.objectionTo(ended.effect());
    if (objection.isPresent()) {
      return objection.get();
    }
    ended.written().ifPresent(listener::changed);
    return ready(summary, listener);
  }

  private static Outcome ready(RunSummary summary, RunListener listener) {
    listener.readyToCommit(summary);
    return summary.succeeded();
  }

  @Override
  public Impact measure(Measurement measurement, Cancellation cancellation) {
    return measuring.measure(measurement, cancellation);
  }

  @Override
  public TransactionState stateOf(TargetTransaction transaction) {
    try (Connection connection = writers.connection();
        PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setString(1, transaction.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? state(row.getString(1)) : TransactionState.UNKNOWN;
      }
    } catch (SQLException e) {
      if (TOO_OLD.equals(e.getSQLState())) {
        return TransactionState.UNKNOWN; // "in the future": the cluster was restored from a backup
      }
      throw new TargetUnreachableException(e);
    }
  }

  private static TransactionState state(@Nullable String state) {
    return switch (state) {
      case "committed" -> TransactionState.COMMITTED;
      case "aborted" -> TransactionState.ABORTED;
      case "in progress" -> TransactionState.IN_PROGRESS;
      case null, default -> TransactionState.UNKNOWN;
    };
  }

  /** Only the backend that still runs this very transaction: process ids are used again. */
  @Override
  public void terminate(TargetTransaction transaction) {
    try (Connection connection = writers.connection();
        PreparedStatement statement = connection.prepareStatement(TERMINATE)) {
      statement.setInt(1, transaction.backend());
      statement.setString(2, transaction.id());
      statement.execute();
    } catch (SQLException e) {
      throw new TargetUnreachableException(e);
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
