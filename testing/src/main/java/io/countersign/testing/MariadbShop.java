package io.countersign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The sample shop in a database of this JVM's MariaDB.
 *
 * @param administrator may do everything on the server
 * @param owner may do everything in the database
 * @param reader may only select
 * @param writer may select, insert, update and delete
 */
public record MariadbShop(
    String database,
    MariadbAccess administrator,
    MariadbAccess owner,
    MariadbAccess reader,
    MariadbAccess writer) {
  /** A new one; it ends with the JVM. */
  public static MariadbShop create() {
    String database = MariadbServer.newName("shop");
    MariadbAccess administrator = MariadbServer.administrator("mysql");
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
      MariadbAccess owner = account(database, "owner", "ALL", statement);
      MariadbAccess reader = account(database, "reader", "SELECT", statement);
      MariadbAccess writer =
          account(database, "writer", "SELECT, INSERT, UPDATE, DELETE", statement);
      statement.execute("USE " + database);
      for (String sql : script()) {
        statement.execute(sql);
      }
      return new MariadbShop(
          database, MariadbServer.administrator(database), owner, reader, writer);
    } catch (SQLException e) {
      throw new IllegalStateException("the sample shop could not be made", e);
    }
  }

  private static MariadbAccess account(
      String database, String role, String privileges, Statement statement) throws SQLException {
    String user = database + "_" + role;
    String password = "secret of " + user;
    statement.execute("CREATE USER %s@'%%' IDENTIFIED BY '%s'".formatted(user, password));
    statement.execute("GRANT %s ON %s.* TO %s@'%%'".formatted(privileges, database, user));
    return new MariadbAccess(MariadbServer.jdbcUrl(database), user, password);
  }

  private static List<String> script() {
    try (InputStream in = MariadbShop.class.getResourceAsStream("mariadb-shop.sql")) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n/\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
