package io.countersign.cli.datasource;

import io.countersign.cli.CommandFailedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.PGConnection;

/** Connections to targets. */
final class Databases {
  private Databases() {}

  static Connection connect(String url, String user, String password) {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    try {
      return DriverManager.getConnection(url, login);
    } catch (SQLException e) {
      throw failed("connecting to " + withoutOptions(url) + " as " + user, e);
    }
  }

  /** PostgreSQL hears only what it needs to verify the password, so its log cannot hold it. */
  static void password(Connection administrator, String role, String password) throws SQLException {
    if (administrator.isWrapperFor(PGConnection.class)) {
      administrator
          .unwrap(PGConnection.class)
          .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
      return;
    }
    try (PreparedStatement statement =
        administrator.prepareStatement("ALTER USER ?@'%' IDENTIFIED BY ? ACCOUNT UNLOCK")) {
      statement.setString(1, role);
      statement.setString(2, password);
      statement.execute();
    }
  }

  static CommandFailedException failed(String doing, SQLException e) {
    return new CommandFailedException(
        doing + " failed: " + Objects.requireNonNullElse(e.getMessage(), e.getSQLState()));
  }

  /** What is behind the question mark may hold secrets. */
  private static String withoutOptions(String url) {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
