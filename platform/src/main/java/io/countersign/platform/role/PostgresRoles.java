package io.countersign.platform.role;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The two roles in PostgreSQL (manual, CREATE ROLE, GRANT and ALTER DEFAULT PRIVILEGES). */
final class PostgresRoles {
  private static final String DATABASE = "SELECT current_database()";
  private static final String EXISTING = "SELECT rolname FROM pg_catalog.pg_roles";

  /** Who makes tables in the schemas, as far as can be told: who made those that are there. */
  private static final String OWNERS =
      """
      SELECT DISTINCT pg_catalog.pg_get_userbyid(
        CASE WHEN o.owner = 'pg_database_owner'::pg_catalog.regrole THEN d.datdba ELSE o.owner END)
      FROM pg_catalog.pg_database d, (
        SELECT c.relowner, n.nspname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        UNION ALL
        SELECT nspowner, nspname FROM pg_catalog.pg_namespace
      ) AS o (owner, schema)
      WHERE d.datname = pg_catalog.current_database() AND o.schema = ANY (?)
      ORDER BY 1\
      """;

  private final NewRoles roles;
  private final String reader;
  private final String writer;
  private final String both;
  private final List<String> statements = new ArrayList<>();

  private PostgresRoles(NewRoles roles) {
    this.roles = roles;
    this.reader = quoted(roles.reader());
    this.writer = quoted(roles.writer());
    this.both = reader + ", " + writer;
  }

  static RolePlan plan(Connection administrator, NewRoles roles) throws SQLException {
    PostgresRoles plan = new PostgresRoles(roles);
    Set<String> existing = strings(administrator, EXISTING);
    for (String role : roles.names()) {
      plan.role(role, existing.contains(role));
    }
    plan.database(quoted(strings(administrator, DATABASE).iterator().next()));
    Set<String> owners = strings(administrator, OWNERS, roles.schemas());
    owners.removeAll(roles.names());
    for (String schema : roles.schemas()) {
      plan.schema(quoted(schema));
      owners.forEach(owner -> plan.future(quoted(owner), quoted(schema)));
    }
    return new RolePlan(
        plan.statements,
        PostgresRights.ofEverybody(administrator, roles.schemas()).stream()
            .map(Finding::remedy)
            .toList(),
        List.of(
            "GRANT EXECUTE ON ROUTINE pg_catalog.pg_terminate_backend(integer, bigint) TO "
                + plan.writer));
  }

  private void role(String name, boolean exists) {
    String role = quoted(name);
    if (!exists) {
      statements.add(
          "CREATE ROLE %s LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
              .formatted(role));
    }
    statements.add(
        "ALTER ROLE %s LOGIN NOINHERIT CONNECTION LIMIT %d"
            .formatted(role, roles.connectionLimit()));
    if (name.equals(roles.reader())) {
      // No wall, only a convenience: the role may turn it off again. What it cannot get is rights.
      statements.add("ALTER ROLE %s SET default_transaction_read_only = on".formatted(role));
    }
  }

  private void database(String database) {
    statements.add("REVOKE ALL ON DATABASE %s FROM %s".formatted(database, both));
    statements.add("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, both));
    statements.add("GRANT TEMPORARY ON DATABASE %s TO %s".formatted(database, writer));
  }

  private void schema(String schema) {
    statements.add("REVOKE ALL ON SCHEMA %s FROM %s".formatted(schema, both));
    statements.add("REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM %s".formatted(schema, both));
    statements.add("REVOKE ALL ON ALL SEQUENCES IN SCHEMA %s FROM %s".formatted(schema, both));
    statements.add("GRANT USAGE ON SCHEMA %s TO %s".formatted(schema, both));
    statements.add("GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s".formatted(schema, both));
    statements.add(
        "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO %s".formatted(schema, writer));
    statements.add("GRANT USAGE ON ALL SEQUENCES IN SCHEMA %s TO %s".formatted(schema, writer));
  }

  private void future(String owner, String schema) {
    String from = "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s ".formatted(owner, schema);
    statements.add(from + "GRANT SELECT ON TABLES TO " + both);
    statements.add(from + "GRANT INSERT, UPDATE, DELETE ON TABLES TO " + writer);
    statements.add(from + "GRANT USAGE ON SEQUENCES TO " + writer);
  }

  private static Set<String> strings(Connection connection, String query) throws SQLException {
    return strings(connection, query, List.of());
  }

  private static Set<String> strings(Connection connection, String query, List<String> schemas)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (!schemas.isEmpty()) {
        statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      }
      Set<String> found = new TreeSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
