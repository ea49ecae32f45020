package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/**
 * One transaction on a connection that is clean before and after. MariaDB forgets everything of a
 * session at its client's wish ({@code COM_RESET_CONNECTION}); the driver cannot ask MySQL for it,
 * so there each command has a connection of its own.
 */
final class MysqlConnection implements AutoCloseable {
  private final MysqlPool pool;
  private final Connection connection;
  private final boolean mariadb;
  private final long id;
  private boolean clean = true;
  private boolean open;

  MysqlConnection(MysqlPool pool) throws SQLException {
    this.pool = pool;
    this.connection = pool.connection();
    this.mariadb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
    this.id = connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
  }

  Connection jdbc() {
    return connection;
  }

  boolean isMariadb() {
    return mariadb;
  }

  /** By which the server knows the connection. */
  long id() {
    return id;
  }

  /** A request may reach the server when its statement is over, so what follows is not safe. */
  Interruption interruption() {
    return new Interruption(() -> {
      clean = false;
      pool.breakOff(id);
    });
  }

  /**
   * The role is the wall that keeps a reader from writing, the flag the second one: the flag stops
   * neither statements that commit by themselves nor tables without transactions.
   */
  void begin(Access access, Timeouts timeouts) throws SQLException {
    execute("SET NAMES utf8mb4");
    execute(
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
            + "NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', autocommit = 1, "
            + limits(timeouts));
    execute(
        access == Access.WRITER ? "START TRANSACTION READ WRITE" : "START TRANSACTION READ ONLY");
    open = true;
  }

  private String limits(Timeouts timeouts) {
    long lock = seconds(timeouts.lock());
    long idle = seconds(timeouts.idle());
    String common =
        "innodb_lock_wait_timeout = %d, lock_wait_timeout = %d, net_write_timeout = %d"
            .formatted(lock, lock, idle);
    return mariadb
        ? common
            + String.format(
                Locale.ROOT,
                ", max_statement_time = %.3f, idle_transaction_timeout = %d",
                timeouts.statement().toMillis() / 1000.0,
                idle)
        : common
            + ", max_execution_time = %d, wait_timeout = %d"
                .formatted(timeouts.statement().toMillis(), idle);
  }

  /** Whole seconds, at least one: zero is no limit to some of the settings. */
  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }

  /** Leaves the server alone with whatever it is still sending. */
  void abandon() throws SQLException {
    clean = false;
    connection.abort(Runnable::run);
  }

  /**
   * @throws SQLException if the server refused to commit and rolled back
   * @throws CommitUncertainException if the connection broke meanwhile
   */
  void commit() throws SQLException {
    try {
      execute("COMMIT");
      open = false;
    } catch (SQLException e) {
      clean = false;
      if (e.getSQLState() == null || MysqlPool.isBroken(e) || connection.isClosed()) {
        throw new CommitUncertainException(e);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      if (open && clean) {
        execute("ROLLBACK");
      }
      if (clean && mariadb) {
        connection.unwrap(org.mariadb.jdbc.Connection.class).reset();
        connection.close();
        return;
      }
    } catch (SQLException e) {
      // It is of no use any more, and the server rolls back what it has lost sight of.
    }
    discard();
  }

  private void discard() {
    try {
      connection.abort(Runnable::run);
      connection.close();
    } catch (SQLException e) {
      // It is gone already, which is what was wanted.
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
