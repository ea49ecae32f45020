package io.countersign.platform.role;

import io.countersign.contracts.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Finds out what a role could do beyond what it is for. */
public final class RoleCheck {
  private RoleCheck() {}

  /**
   * What the role that this connection belongs to could do too much. Runs only queries, and leaves
   * the connection as it is unless it throws.
   *
   * @param connection with no transaction open
   * @param access what the role is for: a reader needs less than a writer
   * @throws SQLException if the database does not answer
   */
  public static List<Finding> of(Connection connection, Access access) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> PostgresRights.of(connection, access);
      case "mariadb", "mysql" -> GrantedRights.of(connection, access);
      default ->
          List.of(
              new Finding(
                  Danger.UNCHECKED,
                  "is a role of " + product + ", whose rights are not known to this check",
                  "-- look at the role's rights by hand"));
    };
  }
}
