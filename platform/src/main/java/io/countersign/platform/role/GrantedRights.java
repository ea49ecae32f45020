package io.countersign.platform.role;

import io.countersign.contracts.Access;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user of MySQL or MariaDB can do, read from {@code SHOW GRANTS}. What is not known to be
 * harmless is a finding.
 */
final class GrantedRights {
  private GrantedRights() {}

  static List<Finding> of(Connection connection, Access access) throws SQLException {
    // Some versions list what everybody may do among the user's own.
    Set<String> lines = new LinkedHashSet<>(grants(connection, "SHOW GRANTS"));
    lines.addAll(ofEverybody(connection));
    return lines.stream().flatMap(line -> GrantLine.of(line).judge(access).stream()).toList();
  }

  /** The role PUBLIC is of MariaDB since 10.11. */
  static List<String> ofEverybody(Connection connection) throws SQLException {
    boolean known =
        connection.getMetaData().getDatabaseProductName().equalsIgnoreCase("MariaDB")
            && version(connection) >= 1011;
    return known ? grants(connection, "SHOW GRANTS FOR PUBLIC") : List.of();
  }

  private static int version(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() * 100
        + connection.getMetaData().getDatabaseMinorVersion();
  }

  private static List<String> grants(Connection connection, String question) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
