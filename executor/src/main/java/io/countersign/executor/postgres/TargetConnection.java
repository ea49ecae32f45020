package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.TableName;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** One transaction on a connection that is clean before and after. */
final class TargetConnection implements AutoCloseable {
  private static final String WRITING = "SELECT pg_current_xact_id()::text, pg_backend_pid()";
  private static final String BEFORE_IMAGES = "SAVEPOINT countersign_before_images";
  private static final String WITHOUT_IMAGES = "ROLLBACK TO SAVEPOINT countersign_before_images";

  private static final String MAY_READ =
      """
      SELECT bool_and(pg_catalog.has_column_privilege(attrelid, attnum, 'SELECT'))
      FROM pg_catalog.pg_attribute
      WHERE attrelid = pg_catalog.to_regclass(?) AND attnum > 0 AND NOT attisdropped\
      """;

  /** A temporary one may hold the same rows again and again, a view whatever it likes. */
  private static final String IS_ORDINARY =
      """
      SELECT relkind IN ('r', 'p') AND relpersistence <> 't' AND NOT relhasrules
      FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass(?)\
      """;

  private final Connection connection;
  private boolean writes = true;

  TargetConnection(PostgresPool pool) throws SQLException {
    this.connection = pool.connection();
  }

  Connection jdbc() {
    return connection;
  }

  Interruption interruption() throws SQLException {
    return new Interruption(connection.unwrap(PGConnection.class)::cancelQuery);
  }

  /** The role is the wall that keeps a reader from writing, the flag the second one. */
  void begin(Access access, Timeouts timeouts) throws SQLException {
    writes = access == Access.WRITER;
    connection.setReadOnly(!writes);
    connection.setAutoCommit(false);
    limit(timeouts);
  }

  /** For the rest of the transaction: how long things may take, and how values are written. */
  void limit(Timeouts timeouts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SET LOCAL statement_timeout = %d; SET LOCAL lock_timeout = %d;
          SET LOCAL idle_in_transaction_session_timeout = %d;
          SET LOCAL standard_conforming_strings = on;
          SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'\
          """
              .formatted(
                  timeouts.statement().toMillis(),
                  timeouts.lock().toMillis(),
                  timeouts.idle().toMillis()));
    }
  }

  /** Gives the transaction an id that can be asked for after a crash. */
  TargetTransaction identify() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WRITING)) {
      row.next();
      return new TargetTransaction(row.getString(1), row.getInt(2));
    }
  }

  void beforeImages() throws SQLException {
    execute(BEFORE_IMAGES);
  }

  void withoutImages() throws SQLException {
    execute(WITHOUT_IMAGES);
  }

  /** Whether the role may read every column of a table, as its rows' images need. */
  boolean mayReadAllOf(TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAY_READ)) {
      statement.setString(1, table.toString());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Whether a table is one that keeps rows of its own. */
  boolean isOrdinary(TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_ORDINARY)) {
      statement.setString(1, table.toString());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * @throws SQLException if the target refused to commit and rolled back
   * @throws CommitUncertainException if the connection broke meanwhile
   */
  void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (connection.isClosed() || isBroken(e)) {
        throw new CommitUncertainException(e);
      }
      throw e;
    }
  }

  /**
   * Rolls back what a write left open. The end of a read, and cleaning the session for the next
   * command, are nobody's concern who waits for this one.
   */
  @Override
  public void close() {
    try {
      if (writes) {
        connection.rollback();
      }
      Thread.ofVirtual().name("clean-connection").start(this::clean);
    } catch (SQLException e) {
      discard();
    }
  }

  /** Forgets everything that the command left on the session. */
  private void clean() {
    try {
      connection.rollback(); // Otherwise the driver commits what is open.
      connection.setAutoCommit(true);
      execute("DISCARD ALL");
      connection.close();
    } catch (SQLException e) {
      discard();
    }
  }

  /** Ends the connection at once, whatever it is doing. */
  void discard() {
    try {
      connection.abort(Runnable::run);
      connection.close();
    } catch (SQLException e) {
      // It is gone already, which is what was wanted; the server rolls back by itself.
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the server or the network has ended the connection, perhaps for having been idle. */
  static boolean endsConnection(SQLException e) {
    return isBroken(e) || "25P03".equals(e.getSQLState());
  }

  private static boolean isBroken(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P0");
  }
}
