package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import java.sql.SQLException;

/** Begins and ends the transaction of a session. */
final class SessionTransaction {
  /** PostgreSQL manual, appendix A. */
  static final String IN_PROGRESS = "25001";

  private static final String NONE = "25P01";
  private static final String FAILED = "25P02";

  private final SessionConnection connection;

  SessionTransaction(SessionConnection connection) {
    this.connection = connection;
  }

  static Outcome none() {
    return new Outcome.Failed(NONE, "There is no transaction in progress. Submit BEGIN first.");
  }

  Outcome begin(PostgresSession.Task task) throws SQLException {
    return connection.hasTransaction()
        ? new Outcome.Failed(
            IN_PROGRESS,
            "A transaction is in progress already. Submit COMMIT or ROLLBACK first, or SAVEPOINT.")
        : task.telling(() -> connection.begin(task.work().command().sql()));
  }

  /** In between, a crash is settled by asking for the transaction, as after any write. */
  Outcome commit(PostgresSession.Task task) throws SQLException {
    if (!connection.hasTransaction()) {
      return none();
    }
    RunListener listener = task.listener();
    if (connection.hasFailed()) {
      listener.began(null);
      connection.rollBack();
      return new Outcome.Failed(
          FAILED,
          "A command of the transaction had failed, so it was rolled back: nothing of it was"
              + " changed.");
    }
    boolean writes = connection.access() == Access.WRITER;
    listener.began(writes ? connection.open().identify() : null);
    RunSummary nothing = RunSummary.changed(0);
    listener.readyToCommit(nothing);
    if (task.isBrokenOff()) {
      connection.rollBack();
      return PostgresTarget.BROKEN_OFF;
    }
    connection.commit();
    return nothing.succeeded();
  }

  Outcome rollBack(PostgresSession.Task task) throws SQLException {
    return task.telling(() -> {
      if (connection.hasTransaction()) {
        connection.rollBack();
      }
    });
  }
}
