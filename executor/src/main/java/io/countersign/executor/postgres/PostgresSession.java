package io.countersign.executor.postgres;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.session.TargetSession;
import io.countersign.executor.target.Interruption;
import io.countersign.sql.SessionStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A session on PostgreSQL. Each command has a savepoint of its own in the session's transaction, so
 * that one that is refused leaves no trace; one in which the server finds an error fails the
 * transaction, as anywhere. What is a read cannot write even where the role could: its savepoint is
 * read-only, and rolled back.
 */
final class PostgresSession implements TargetSession {
  private final SessionConnection connection;
  private final DatabaseErrors errors;
  private final SessionTransaction transaction;
  private final SessionData data;
  private boolean broken;
  private boolean discarded;
  private boolean changedSettings;

  PostgresSession(SessionConnection connection, DatabaseErrors errors, SessionData.Runner runner) {
    this.connection = connection;
    this.errors = errors;
    this.transaction = new SessionTransaction(connection);
    this.data = new SessionData(connection, runner);
  }

  /** A command, and how it is broken off. */
  record Task(
      Work work, RunListener listener, Cancellation cancellation, Interruption interruption) {
    /** From now on nothing is broken off; whether it was to be before. */
    boolean isBrokenOff() {
      interruption.stop();
      return cancellation.reason().isPresent();
    }

    /** Tells of a step that gives no rows, around it. */
    Outcome telling(Control step) throws SQLException {
      listener.began(null);
      step.run();
      RunSummary nothing = RunSummary.changed(0);
      listener.readyToCommit(nothing);
      return nothing.succeeded();
    }
  }

  /** A step that gives no rows. */
  @FunctionalInterface
  interface Control {
    void run() throws SQLException;
  }

  @Override
  public Outcome run(
      Work work, SessionStatement statement, RunListener listener, Cancellation cancellation) {
    Optional<Outcome> objection = SessionObjections.to(work, statement, connection.access());
    if (objection.isPresent()) {
      return objection.get();
    }
    try {
      Interruption interruption = connection.open().interruption();
      cancellation.onRequest(interruption::start);
      try {
        return run(new Task(work, listener, cancellation, interruption), statement);
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      return failed(e, work);
    }
  }

  private Outcome run(Task task, SessionStatement statement) throws SQLException {
    return switch (statement) {
      case SessionStatement.Begin _ -> transaction.begin(task);
      case SessionStatement.Commit _ -> transaction.commit(task);
      case SessionStatement.Rollback _ -> transaction.rollBack(task);
      case SessionStatement.Savepoint _,
          SessionStatement.RollbackTo _,
          SessionStatement.Release _,
          SessionStatement.Constraints _ ->
          inTransaction(task);
      case SessionStatement.Set _, SessionStatement.Reset _ -> set(task);
      case SessionStatement.Close _, SessionStatement.Deallocate _ -> control(task);
      case SessionStatement.Discard _ -> discard(task);
      case SessionStatement.Lock _ when !connection.hasTransaction() -> SessionTransaction.none();
      case SessionStatement.Declare declare when !declare.hold() && !connection.hasTransaction() ->
          SessionTransaction.none();
      default -> data.run(task, statement);
    };
  }

  private Outcome inTransaction(Task task) throws SQLException {
    return connection.hasTransaction() ? control(task) : SessionTransaction.none();
  }

  private Outcome set(Task task) throws SQLException {
    Outcome outcome = control(task);
    changedSettings = true;
    return outcome;
  }

  private Outcome discard(Task task) throws SQLException {
    if (connection.hasTransaction()) {
      return new Outcome.Failed(
          SessionTransaction.IN_PROGRESS,
          "DISCARD ALL cannot run in a transaction. Submit ROLLBACK first.");
    }
    discarded = true; // Closing the session does it.
    return task.telling(() -> {});
  }

  private Outcome control(Task task) throws SQLException {
    return task.telling(() -> connection.open().execute(task.work().command().sql()));
  }

  private Outcome failed(SQLException e, Work work) {
    if (isBroken(e)) {
      broken = true;
      return new Outcome.Refused(
          RefusalReason.SESSION_LOST,
          "The connection of the session broke, and the data source rolled back what was not"
              + " committed. Submit BEGIN to start over.");
    }
    Outcome.Failed failed = errors.failed(e, work.command().sql());
    return hasFailedTransaction()
        ? new Outcome.Failed(failed.sqlState(), failed.message() + TRANSACTION_FAILED)
        : failed;
  }

  private boolean hasFailedTransaction() {
    try {
      return connection.hasFailed();
    } catch (SQLException e) {
      return false; // There is no connection, and so no transaction.
    }
  }

  private boolean isBroken(SQLException e) {
    return connection.isOpened() && (TargetConnection.endsConnection(e) || connection.isClosed());
  }

  @Override
  public State state() {
    if (broken) {
      return State.BROKEN;
    }
    try {
      boolean holds = !discarded && (connection.isHolding() || changedSettings);
      return holds ? State.HOLDING : State.EMPTY;
    } catch (SQLException e) {
      return State.BROKEN;
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
