package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopDatabaseTest {
  private static final String ROWS =
      "SELECT (SELECT count(*) FROM customers) + (SELECT count(*) FROM orders)"
          + " + (SELECT count(*) FROM payments)";

  @TempDir static Path folder;
  static PostgresServer server;
  static ShopDatabase shop;

  @BeforeAll
  static void start() {
    PostgresSettings settings = PostgresSettings.forgetful(folder, Port.free());
    server = PostgresServer.start(settings, Secrets.in(folder));
    shop = ShopDatabase.create(server.cluster());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void hasAHundredThousandRows() throws Exception {
    assertThat(strings(shop.reader(), ROWS)).containsExactly("100000");
  }

  @Test
  void keepsWhatWasWrittenWhenItIsCreatedAgain() throws Exception {
    execute(shop.writer(), "UPDATE customers SET city = 'Elsewhere' WHERE id = 1");

    ShopDatabase again = ShopDatabase.create(server.cluster());

    assertThat(strings(again.reader(), "SELECT city FROM customers WHERE id = 1"))
        .containsExactly("Elsewhere");
    assertThat(strings(again.reader(), ROWS)).containsExactly("100000");
  }

  @Test
  void givesTheReaderNoWayToWrite() {
    assertThatThrownBy(() -> execute(shop.reader(), "DELETE FROM payments"))
        .hasMessageContaining("read-only transaction");
    assertThatThrownBy(
            () -> execute(shop.reader(), "SET TRANSACTION READ WRITE; DELETE FROM payments"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void letsTheWriterChangeRowsButNotTables() throws Exception {
    execute(shop.writer(), "UPDATE orders SET status = 'shipped' WHERE id = 1");

    assertThatThrownBy(() -> execute(shop.writer(), "DROP TABLE payments"))
        .hasMessageContaining("must be owner");
  }

  @Test
  void givesEveryCopyItsOwnRows() throws Exception {
    ShopDatabase copy = ShopDatabase.copy(server.cluster(), "shop_copy");

    execute(copy.writer(), "DELETE FROM payments");

    assertThat(strings(copy.reader(), "SELECT count(*) FROM payments")).containsExactly("0");
    assertThat(strings(shop.reader(), "SELECT count(*) FROM payments")).containsExactly("30000");
    execute(copy.owner(), "DROP TABLE payments");
  }

  @Test
  void hasCardNumbersAndIbansWithRightCheckDigits() throws Exception {
    List<String> cards = strings(shop.reader(), "SELECT card_number FROM customers");
    List<String> ibans = strings(shop.reader(), "SELECT iban FROM payments");

    assertThat(cards).doesNotHaveDuplicates().allMatch(c -> c.length() == 16 && luhn(c) == 0);
    assertThat(ibans).allMatch(i -> i.length() == 22 && mod97(i) == 1);
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10;
  }

  private static int mod97(String iban) {
    String moved = iban.substring(4) + "1314" + iban.substring(2, 4);
    return new BigInteger(moved).mod(BigInteger.valueOf(97)).intValue();
  }

  private static void execute(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
