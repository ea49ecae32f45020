package io.countersign.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How one role reaches one database.
 *
 * @param host an address of this machine
 */
public record DatabaseAccess(String host, int port, String database, String user, String password) {
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** A new connection, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password);
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + user + " at " + jdbcUrl() + "]";
  }
}
