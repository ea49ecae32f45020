package io.countersign.audit.store;

import io.countersign.audit.RecordRefusedException;
import io.countersign.audit.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in transactions, and tells faults of the data from faults of the database. */
final class Database {
  /** Data exception, integrity constraint violation, program limit exceeded. */
  private static final String DATA_FAULTS = "22|23|54";

  private static final int CLASS_LENGTH = 2;
  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What to do with a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * All of the work, or none.
   *
   * @throws RecordRefusedException if the database cannot represent what it was given
   * @throws StoreUnavailableException on any other fault
   */
  <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static RuntimeException translate(SQLException e) {
    String state = e.getSQLState();
    if (state != null
        && state.length() > CLASS_LENGTH
        && state.substring(0, CLASS_LENGTH).matches(DATA_FAULTS)) {
      return new RecordRefusedException(state, e);
    }
    return new StoreUnavailableException("PostgreSQL did not do it (SQLSTATE " + state + ")", e);
  }
}
