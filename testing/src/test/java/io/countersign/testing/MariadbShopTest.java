package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class MariadbShopTest {
  @Test
  void hasReadersAndWriters() throws SQLException {
    MariadbShop shop = MariadbShop.create();

    assertThat(count(shop.reader(), "payments")).isEqualTo(3_000);
    assertThat(count(shop.writer(), "orders")).isEqualTo(5_000);
    execute(shop.writer(), "UPDATE customers SET city = 'Z' WHERE id = 1");
    assertThatThrownBy(() -> execute(shop.reader(), "UPDATE customers SET city = 'Y'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void isMadeAnewForEveryOneWhoAsks() throws SQLException {
    MariadbShop shop = MariadbShop.create();
    execute(shop.owner(), "DELETE FROM payments");

    assertThat(count(MariadbShop.create().reader(), "payments")).isEqualTo(3_000);
  }

  private static int count(MariadbAccess access, String table) throws SQLException {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(MariadbAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
