package io.countersign.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** How one account reaches one database of this JVM's MariaDB. */
public record MariadbAccess(String jdbcUrl, String user, String password) {
  /**
   * A new connection, to be closed by the caller. The driver is asked itself: DriverManager offers
   * none to other class loaders than the one that first asked it.
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return new Driver().connect(jdbcUrl, properties);
  }

  @Override
  public String toString() {
    return "MariadbAccess[" + user + " at " + jdbcUrl + "]";
  }
}
