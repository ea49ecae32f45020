package io.countersign.platform.role;

import io.countersign.contracts.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The two users in MariaDB or MySQL (their manuals, CREATE USER and GRANT). */
final class GrantedRoles {
  private GrantedRoles() {}

  static RolePlan plan(Connection administrator, NewRoles roles) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String role : roles.names()) {
      String user = user(role);
      if (!exists(administrator, role)) {
        // Until it has its password.
        statements.add("CREATE USER %s ACCOUNT LOCK".formatted(user));
      }
      statements.add("REVOKE ALL PRIVILEGES, GRANT OPTION FROM " + user);
      statements.add(
          "ALTER USER %s WITH MAX_USER_CONNECTIONS %d".formatted(user, roles.connectionLimit()));
    }
    for (String schema : roles.schemas()) {
      String all = pattern(schema) + ".*";
      statements.add("GRANT SELECT, SHOW VIEW ON %s TO %s".formatted(all, user(roles.reader())));
      statements.add(
          "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES, SHOW VIEW ON %s TO %s"
              .formatted(all, user(roles.writer())));
    }
    statements.addAll(marks(user(roles.writer())));
    return new RolePlan(statements, forEverybody(administrator), List.of());
  }

  /**
   * Where each write leaves a mark, so that the executor can ask after a crash what became of it.
   */
  private static List<String> marks(String writer) {
    return List.of(
        "CREATE DATABASE IF NOT EXISTS countersign",
        "CREATE TABLE IF NOT EXISTS countersign.countersign_executions ("
            + "id varchar(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,"
            + " written_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,"
            + " KEY (written_at)) ENGINE = InnoDB",
        "GRANT SELECT, INSERT ON countersign.countersign_executions TO " + writer);
  }

  /** A user of this name who may come from anywhere: the network is somebody else's wall. */
  static String user(String name) {
    return "'" + name.replace("\\", "\\\\").replace("'", "''") + "'@'%'";
  }

  private static boolean exists(Connection administrator, String name) throws SQLException {
    try (PreparedStatement statement =
        administrator.prepareStatement("SELECT 1 FROM mysql.user WHERE user = ? AND host = '%'")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static List<String> forEverybody(Connection administrator) throws SQLException {
    return GrantedRights.ofEverybody(administrator).stream()
        .flatMap(line -> GrantLine.of(line).judge(Access.READER).stream())
        .map(Finding::remedy)
        .toList();
  }

  /** In a grant, {@code _} and {@code %} stand for others unless escaped. */
  private static String pattern(String schema) {
    return '`' + schema.replace("`", "``").replace("_", "\\_").replace("%", "\\%") + '`';
  }
}
