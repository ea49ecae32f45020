package io.countersign.benchmarks.execution;

import io.countersign.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The floor: the same rows by the same driver, as text, a few hundred at a time, and no more. */
final class PlainReading implements AutoCloseable {
  private static final int FETCH_SIZE = 500;

  private final Connection connection;

  PlainReading(DatabaseAccess reader) throws SQLException {
    connection = reader.connect();
    connection.setAutoCommit(false);
  }

  /** Reads every value of every row. */
  long read(String sql) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet result = statement.executeQuery(sql)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          for (int i = 1; i <= columns; i++) {
            if (result.getString(i) != null) {
              rows += i == 1 ? 1 : 0;
            }
          }
        }
      }
    }
    connection.commit();
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
