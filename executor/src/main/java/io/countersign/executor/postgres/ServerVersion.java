package io.countersign.executor.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What servers of some versions can do. */
final class ServerVersion {
  private static final int RETURNING_OLD = 18;

  private ServerVersion() {}

  /** Whether a write can return its rows as they were (PostgreSQL 18 manual, 6.4). */
  static boolean returnsRowsBefore(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= RETURNING_OLD;
  }
}
