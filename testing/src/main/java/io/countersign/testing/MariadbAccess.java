package io.countersign.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How one account reaches one database of this JVM's MariaDB. */
public record MariadbAccess(String jdbcUrl, String user, String password) {
  /** A new connection, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  @Override
  public String toString() {
    return "MariadbAccess[" + user + " at " + jdbcUrl + "]";
  }
}
