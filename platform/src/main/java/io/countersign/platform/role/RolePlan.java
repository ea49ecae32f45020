package io.countersign.platform.role;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * What an administrator has to say to a database for the two roles to exist with exactly the rights
 * that they need. Passwords are not part of it.
 *
 * @param statements make the roles; safe to run again
 * @param forEverybody take rights from PUBLIC that the roles would have through it; they concern
 *     every other role too, so somebody has to want them
 * @param afterwards give back what a role needs of that
 */
public record RolePlan(
    List<String> statements, List<String> forEverybody, List<String> afterwards) {
  public RolePlan {
    statements = List.copyOf(statements);
    forEverybody = List.copyOf(forEverybody);
    afterwards = List.copyOf(afterwards);
  }

  /**
   * Looks at the database and changes nothing.
   *
   * @param administrator who may make roles, connected to the database that they are for
   * @throws IllegalArgumentException if no roles can be made at this kind of database
   */
  public static RolePlan of(Connection administrator, NewRoles roles) throws SQLException {
    String product = administrator.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> PostgresRoles.plan(administrator, roles);
      case "mariadb", "mysql" -> GrantedRoles.plan(administrator, roles);
      default ->
          throw new IllegalArgumentException(
              "roles are made for PostgreSQL, MariaDB and MySQL; at "
                  + product
                  + " make them by hand");
    };
  }

  /**
   * Runs it, as one transaction where the database can.
   *
   * @param everybody whether PUBLIC loses its rights too
   */
  public void run(Connection administrator, boolean everybody) throws SQLException {
    boolean alone = administrator.getAutoCommit();
    administrator.setAutoCommit(false);
    try (Statement statement = administrator.createStatement()) {
      run(statement, statements);
      if (everybody) {
        run(statement, forEverybody);
        run(statement, afterwards);
      }
      administrator.commit();
    } finally {
      administrator.rollback();
      administrator.setAutoCommit(alone);
    }
  }

  private static void run(Statement statement, List<String> all) throws SQLException {
    for (String sql : all) {
      statement.execute(sql);
    }
  }
}
