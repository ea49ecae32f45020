package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Limits;
import io.countersign.executor.Work;
import io.countersign.executor.target.Timeouts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** The connection of a session, and the transaction that may be open on it. */
final class SessionConnection implements AutoCloseable {
  private static final String BEFORE = "SAVEPOINT countersign_statement";
  private static final String UNDO = "ROLLBACK TO SAVEPOINT countersign_statement";
  private static final String DONE = "RELEASE SAVEPOINT countersign_statement";

  /**
   * A subtransaction that reads only cannot be made to write again (check_transaction_read_only).
   */
  private static final String READ_ONLY = "SET LOCAL transaction_read_only = on";

  private static final String IS_HOLDING =
      """
      SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relnamespace = pg_catalog.pg_my_temp_schema())
        OR EXISTS (SELECT FROM pg_catalog.pg_prepared_statements WHERE from_sql)
        OR EXISTS (SELECT FROM pg_catalog.pg_cursors WHERE name <> '')
        OR EXISTS (SELECT FROM pg_catalog.pg_locks
          WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'advisory')\
      """;

  private final Access access;
  private final PostgresPool pool;
  private final Limits limits;
  private final Duration idle;
  private @Nullable TargetConnection connection;

  /**
   * @param idle after how long the server ends it
   */
  SessionConnection(Access access, PostgresPool pool, Limits limits, Duration idle) {
    this.access = access;
    this.pool = pool;
    this.limits = limits;
    this.idle = idle;
  }

  Access access() {
    return access;
  }

  /** Some statements, of which the transaction is open. */
  @FunctionalInterface
  interface Step {
    Outcome run(TargetConnection connection) throws SQLException;
  }

  /** The connection, taken from the pool when this is first called. */
  TargetConnection open() throws SQLException {
    TargetConnection opened = connection;
    if (opened == null) {
      opened = new TargetConnection(pool);
      connection = opened;
      opened.jdbc().setReadOnly(access == Access.READER);
      opened.jdbc().setAutoCommit(true);
      Timeouts timeouts = Timeouts.of(limits);
      opened.execute(
          """
          SET statement_timeout = %d; SET lock_timeout = %d; SET standard_conforming_strings = on;
          SET idle_in_transaction_session_timeout = %d; SET idle_session_timeout = %d;
          SET default_transaction_isolation = 'read committed'\
          """
              .formatted(
                  timeouts.statement().toMillis(),
                  timeouts.lock().toMillis(),
                  idle.toMillis(),
                  idle.toMillis()));
    }
    return opened;
  }

  boolean isOpened() {
    return connection != null;
  }

  boolean isClosed() {
    try {
      return connection != null && connection.jdbc().isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  Connection jdbc() throws SQLException {
    return open().jdbc();
  }

  /** The work, with what comments in the database say of its columns. */
  Work tagged(Work work) throws SQLException {
    return pool.tagged(work, jdbc());
  }

  boolean hasTransaction() throws SQLException {
    return state() != TransactionState.IDLE;
  }

  boolean hasFailed() throws SQLException {
    return state() == TransactionState.FAILED;
  }

  private TransactionState state() throws SQLException {
    return jdbc().unwrap(BaseConnection.class).getTransactionState();
  }

  void begin(String sql) throws SQLException {
    jdbc().setAutoCommit(true);
    open().execute(sql);
    if (access == Access.READER) {
      open().execute("SET TRANSACTION READ ONLY");
    }
    jdbc().setAutoCommit(false); // The driver streams results within transactions only.
  }

  /**
   * @throws io.countersign.executor.CommitUncertainException if the connection broke meanwhile
   */
  void commit() throws SQLException {
    try {
      open().commit();
    } catch (SQLException e) {
      rollBack();
      throw e;
    }
    jdbc().setAutoCommit(true);
  }

  void rollBack() throws SQLException {
    jdbc().rollback();
    jdbc().setAutoCommit(true);
  }

  /**
   * Runs a step in the open transaction, or in one of its own. What does not succeed is undone,
   * unless the server found an error: then the open transaction has failed. So is what only reads,
   * so that nothing of it can stay.
   */
  Outcome run(Work work, boolean undo, Step step) throws SQLException {
    Timeouts narrowed = Timeouts.of(limits.narrowedBy(work.obligations()));
    Timeouts timeouts = new Timeouts(narrowed.statement(), narrowed.lock(), idle);
    return hasTransaction()
        ? runWithin(timeouts, undo, step)
        : runAlone(work.access(), timeouts, step);
  }

  private Outcome runWithin(Timeouts timeouts, boolean undo, Step step) throws SQLException {
    TargetConnection opened = open();
    opened.execute(BEFORE);
    opened.limit(timeouts);
    if (undo) {
      opened.execute(READ_ONLY);
    }
    Outcome outcome = step.run(opened);
    if (undo || !(outcome instanceof Outcome.Succeeded)) {
      opened.execute(UNDO);
    }
    opened.execute(DONE);
    return outcome;
  }

  private Outcome runAlone(Access with, Timeouts timeouts, Step step) throws SQLException {
    TargetConnection opened = open();
    opened.begin(access == Access.READER ? Access.READER : with, timeouts);
    Outcome outcome;
    try {
      outcome = step.run(opened);
    } catch (SQLException e) {
      if (!isClosed()) {
        rollBack();
      }
      throw e;
    }
    if (outcome instanceof Outcome.Succeeded) {
      commit();
    } else {
      rollBack();
    }
    return outcome;
  }

  /** Whether anything is on it that anybody would miss. */
  boolean isHolding() throws SQLException {
    if (connection == null || hasTransaction()) {
      return connection != null;
    }
    try (Statement statement = jdbc().createStatement();
        ResultSet row = statement.executeQuery(IS_HOLDING)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Rolls back; the connection is cleaned before anybody else gets it. */
  @Override
  public void close() {
    TargetConnection opened = connection;
    if (opened == null) {
      return;
    }
    try {
      opened.jdbc().setAutoCommit(false);
      opened.close();
    } catch (SQLException e) {
      opened.discard();
    }
  }
}
