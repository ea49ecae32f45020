package io.countersign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The sample target: a shop with 100,000 generated rows, and nobody real in it.
 *
 * @param owner may do everything in it
 * @param reader may only select, and its transactions are read-only
 * @param writer may select, insert, update and delete
 */
public record ShopDatabase(DatabaseAccess owner, DatabaseAccess reader, DatabaseAccess writer) {
  private static final String NAME = "shop";
  private static final String READER = "shop_reader";
  private static final String WRITER = "shop_writer";

  /**
   * The database {@code shop} of this cluster; made where it is missing, left alone where it is
   * not.
   */
  public static ShopDatabase create(PostgresCluster cluster) {
    createRoles(cluster);
    DatabaseAccess owner = cluster.createDatabase(NAME);
    admit(cluster, NAME);
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      if (!PostgresCluster.exists(statement, "SELECT WHERE to_regclass('customers') IS NOT NULL")) {
        connection.setAutoCommit(false);
        statement.execute(script());
        connection.commit();
        connection.setAutoCommit(true);
        statement.execute("VACUUM ANALYZE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the sample shop could not be made", e);
    }
    return at(cluster, NAME);
  }

  /**
   * A new copy of the shop as it is now, for one user alone. Nobody may be connected to the shop.
   */
  public static ShopDatabase copy(PostgresCluster cluster, String name) {
    cluster.copyDatabase(NAME, NAME, name);
    admit(cluster, name);
    return at(cluster, name);
  }

  private static ShopDatabase at(PostgresCluster cluster, String database) {
    return new ShopDatabase(
        cluster.access(database, NAME),
        cluster.access(database, READER),
        cluster.access(database, WRITER));
  }

  private static void createRoles(PostgresCluster cluster) {
    cluster.createRole(READER);
    cluster.createRole(WRITER);
    cluster.administer(statement ->
        statement.execute("ALTER ROLE " + READER + " SET default_transaction_read_only = on"));
  }

  private static void admit(PostgresCluster cluster, String database) {
    cluster.administer(statement -> {
      statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + READER + ", " + WRITER);
    });
  }

  private static String script() {
    try (InputStream in = ShopDatabase.class.getResourceAsStream("shop.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
