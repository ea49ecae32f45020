package io.countersign.executor.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.TableName;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.Infrastructure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ClassifyTest {
  private final ShopDatabase shop = Infrastructure.postgres().createShop();

  /**
   * Of fifteen columns that may hold something six do: none is missed, and no other is proposed.
   */
  @Test
  void proposesEveryColumnOfTheShopThatHoldsSomethingAndNoOther() throws SQLException {
    assertThat(categories(scan(declaring())))
        .containsOnly(
            Map.entry("customers.name", "name"),
            Map.entry("customers.email", "email"),
            Map.entry("customers.phone", "phone"),
            Map.entry("customers.card_number", "card-number"),
            Map.entry("customers.national_id", "national-id"),
            Map.entry("payments.iban", "iban"));
  }

  @Test
  void leavesOutWhatIsDeclaredAlreadyAsNoneToo() throws SQLException {
    DataSource declared =
        declaring(
            new Classification(TableName.parse("public.customers"), "email", "email"),
            new Classification(TableName.parse("public.customers"), "name", "none"),
            new Classification(TableName.parse("*"), "iban", "iban"));

    assertThat(categories(scan(declared)))
        .containsOnlyKeys("customers.phone", "customers.card_number", "customers.national_id");
  }

  @Test
  void believesValuesMoreThanNames() throws SQLException {
    owner(
        """
        CREATE TABLE odd (note text, email int, mail_opened boolean, "Home-Mail" text, dob date);
        INSERT INTO odd SELECT 'write to joe' || i || '@example.com', i, true, NULL, '1990-01-01'
        FROM generate_series(1, 50) AS i;
        GRANT SELECT ON odd TO shop_reader\
        """);

    assertThat(categories(scan(declaring())))
        .containsEntry("odd.note", "email")
        .containsEntry("odd.Home-Mail", "email")
        .containsEntry("odd.dob", "date-of-birth")
        .doesNotContainKeys("odd.email", "odd.mail_opened");
  }

  @Test
  void printsWhatMayBePastedAndNoValue() throws SQLException {
    DatabaseAccess reader = shop.reader();

    String yaml =
        Classify.proposals(
            declaring(),
            reader.jdbcUrl(),
            new TargetSettings.Credentials(reader.user(), reader.password()));

    assertThat(yaml)
        .contains("classifications:\n  public.customers:\n")
        .contains("    email: email  # 100 of 100 sampled, name matches\n")
        .doesNotContain("@");
  }

  @Test
  void saysWhatIsMissing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Classify.run(new String[0], new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("name of one data source");
    assertThatThrownBy(() ->
            Classify.proposals(
                declaring(), "jdbc:h2:mem:x", new TargetSettings.Credentials("a", "b")))
        .hasMessageContaining("Only PostgreSQL");
  }

  private Map<TableName, Map<String, Proposal>> scan(DataSource dataSource) throws SQLException {
    try (Connection connection = shop.reader().connect()) {
      return new Scan(connection).proposals(dataSource);
    }
  }

  private static Map<String, String> categories(Map<TableName, Map<String, Proposal>> proposals) {
    Map<String, String> categories = new TreeMap<>();
    proposals.forEach((table, columns) ->
        columns.forEach((column, proposal) ->
            categories.put(table.name() + "." + column, proposal.category())));
    return categories;
  }

  private void owner(String sql) throws SQLException {
    try (Connection connection = shop.owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource declaring(Classification... declared) {
    return new DataSource(
        "shop", Dialect.POSTGRESQL, "production", "", Set.of(), List.of(declared));
  }
}
