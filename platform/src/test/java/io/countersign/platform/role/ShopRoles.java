package io.countersign.platform.role;

import io.countersign.contracts.Access;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** A shop whose two roles were made by a {@link RolePlan}, in a cluster that others use too. */
final class ShopRoles implements AutoCloseable {
  private static final String PASSWORD = "of-a-test-only";

  final ShopDatabase shop = Infrastructure.postgres().createShop();
  final NewRoles roles =
      new NewRoles(
          shop.owner().database() + "_r", shop.owner().database() + "_w", List.of("public"), 5);

  ShopRoles made(boolean everybody) throws SQLException {
    try (Connection administrator = administrator()) {
      RolePlan.of(administrator, roles).run(administrator, everybody);
      for (String role : roles.names()) {
        administrator
            .unwrap(PGConnection.class)
            .alterUserPassword(role, PASSWORD.toCharArray(), "scram-sha-256");
      }
    }
    return this;
  }

  Connection administrator() throws SQLException {
    return Infrastructure.postgres().administrator(shop.owner()).connect();
  }

  Connection connect(Access access) throws SQLException {
    String role = access == Access.READER ? roles.reader() : roles.writer();
    return DriverManager.getConnection(shop.owner().jdbcUrl(), role, PASSWORD);
  }

  List<Finding> findings(Access access) throws SQLException {
    try (Connection connection = connect(access)) {
      return RoleCheck.of(connection, access);
    }
  }

  void administer(String sql) {
    try (Connection administrator = administrator();
        Statement statement = administrator.createStatement()) {
      statement.execute(
          sql.replace("READER", roles.reader())
              .replace("WRITER", roles.writer())
              .replace("SHOP", shop.owner().database()));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void asOwner(String sql) {
    try (Connection owner = shop.owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    roles.names().forEach(role -> administer("DROP OWNED BY " + role + "; DROP ROLE " + role));
  }
}
