package io.countersign.platform.role;

import io.countersign.contracts.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a role of PostgreSQL can do, asked of its catalogues (PostgreSQL manual, 5.8 Privileges, and
 * the chapter System Catalogs). Each question is a file beside this class.
 */
final class PostgresRights {
  private static final int PARAMETERS_SINCE = 15;

  private PostgresRights() {}

  static List<Finding> of(Connection connection, Access access) throws SQLException {
    return ask(connection, currentUser(connection), access == Access.READER, List.of());
  }

  /**
   * What everybody may do, and so a new reader could too.
   *
   * @param schemas which the reader will be let into
   */
  static List<Finding> ofEverybody(Connection connection, Collection<String> schemas)
      throws SQLException {
    return ask(connection, "public", true, schemas);
  }

  private static List<Finding> ask(
      Connection connection, String role, boolean reads, Collection<String> schemas)
      throws SQLException {
    boolean alone = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      // Nobody's own pg_roles is asked instead of the server's.
      execute(connection, "SET LOCAL search_path = pg_catalog, pg_temp");
      List<Finding> findings = new ArrayList<>();
      for (String question : questions(connection)) {
        findings.addAll(ask(connection, question, role, reads, schemas));
      }
      return List.copyOf(findings);
    } finally {
      connection.rollback();
      connection.setAutoCommit(alone);
    }
  }

  private static List<String> questions(Connection connection) throws SQLException {
    List<String> questions =
        new ArrayList<>(
            List.of(
                "attributes",
                "memberships",
                "ownership",
                "grants",
                "functions",
                "default-privileges"));
    if (connection.getMetaData().getDatabaseMajorVersion() >= PARAMETERS_SINCE) {
      questions.add("parameters");
    }
    return questions;
  }

  private static List<Finding> ask(
      Connection connection,
      String question,
      String role,
      boolean reads,
      Collection<String> schemas)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(text("self") + text(question))) {
      statement.setString(1, role);
      statement.setBoolean(2, reads);
      statement.setArray(3, connection.createArrayOf("text", schemas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          findings.add(
              new Finding(Danger.valueOf(rows.getString(1)), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return findings;
  }

  private static String currentUser(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String question) {
    String file = "postgresql/" + question + ".sql";
    try (InputStream in = PostgresRights.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
