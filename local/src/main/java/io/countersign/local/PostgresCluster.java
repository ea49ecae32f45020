package io.countersign.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * The databases and roles of one PostgreSQL server, wherever it runs. The secrets hold the password
 * of every role, the superuser's too.
 */
public final class PostgresCluster {
  /** The superuser. */
  public static final String SUPERUSER = "postgres";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** PostgreSQL 14 knows one way to copy only. */
  private static final String HAS_STRATEGIES =
      "SELECT WHERE current_setting('server_version_num')::int >= 150000";

  private final String host;
  private final int port;
  private final Secrets secrets;

  public PostgresCluster(String host, int port, Secrets secrets) {
    this.host = host;
    this.port = port;
    this.secrets = secrets;
  }

  /** The name of a role's password among the {@link Secrets}. */
  public static String secret(String role) {
    return "postgres." + role;
  }

  /**
   * A role's way to a database.
   *
   * @param role the superuser, or one of {@link #createRole}
   */
  public DatabaseAccess access(String database, String role) {
    return new DatabaseAccess(host, port, database, role, secrets.password(secret(role)));
  }

  /** Makes the database and the role that owns it, both of this name, where they are missing. */
  public DatabaseAccess createDatabase(String name) {
    createRole(name);
    administer(statement -> {
      if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      }
    });
    return access(name, name);
  }

  /** Makes the role where it is missing, with the password of the secrets. */
  public void createRole(String name) {
    requireName(name);
    String password = secrets.password(secret(name));
    administer(statement -> {
      if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + name + "'")) {
        statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
      }
    });
  }

  /**
   * Makes a database that is a copy of another, with the same owner. Nobody may be connected to the
   * original meanwhile.
   */
  public void copyDatabase(String original, String owner, String copy) {
    requireName(original);
    requireName(owner);
    requireName(copy);
    administer(statement -> {
      String strategy = exists(statement, HAS_STRATEGIES) ? "STRATEGY FILE_COPY" : "";
      statement.execute(
          "CREATE DATABASE %s OWNER %s TEMPLATE %s %s".formatted(copy, owner, original, strategy));
    });
  }

  /** Drops the database with whoever is connected to it, and the role of the same name. */
  public void dropDatabase(String name) {
    requireName(name);
    administer(statement -> {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("DROP ROLE IF EXISTS " + name);
    });
  }

  /** Work that the superuser does in the database {@code postgres}. */
  interface Administration {
    void run(Statement statement) throws SQLException;
  }

  void administer(Administration work) {
    try (Connection connection = access(SUPERUSER, SUPERUSER).connect();
        Statement statement = connection.createStatement()) {
      work.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused to administer itself", e);
    }
  }

  static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name of a database or role has lower-case letters, digits and _: not " + name);
    }
  }
}
