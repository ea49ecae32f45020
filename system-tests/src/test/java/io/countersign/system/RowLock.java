package io.countersign.system;

import io.countersign.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else's transaction that keeps an order to itself. */
final class RowLock implements AutoCloseable {
  private final Connection connection;

  RowLock(DatabaseAccess shop, int order) {
    try {
      connection = shop.connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT FROM orders WHERE id = " + order + " FOR UPDATE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
