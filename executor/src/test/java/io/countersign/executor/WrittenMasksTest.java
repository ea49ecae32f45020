package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.MaskRule;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableName;
import io.countersign.sql.SqlAnalyzer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenMasksTest {
  private static final TableName CUSTOMERS = TableName.parse("public.customers");
  private static final DataSource SHOP =
      new DataSource(
          "shop",
          Dialect.POSTGRESQL,
          "production",
          "",
          Set.of(),
          Set.of(),
          List.of(
              new Classification(CUSTOMERS, "email", "email"),
              new Classification(CUSTOMERS, "card_number", "card-number"),
              new Classification(CUSTOMERS, "phone", "phone")),
          Map.of(
              "card-number", MaskRule.Named.FORMAT_PRESERVING,
              "phone", MaskRule.Named.FORMAT_PRESERVING),
          List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE customers SET email = '***' WHERE id = 1",
        "UPDATE customers SET city = 'Ulm', email = 'j***@***'",
        "UPDATE customers SET email = lower('Dear j***@***, hello')",
        "INSERT INTO customers (id, email) VALUES (1, 'a@b.de'), (2, '***')",
        "INSERT INTO customers SELECT 1, 'x', '***'",
        "INSERT INTO customers (id, email) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET email = '***'",
        "MERGE INTO customers c USING s ON c.id = s.id WHEN MATCHED THEN UPDATE SET email = '***'",
        "UPDATE customers SET card_number = '**** 1111'",
        "UPDATE customers SET card_number = '0123 4567 8901 2345'",
        "UPDATE customers SET phone = '+49 00 12345678'",
        "INSERT INTO customers (id, email) SELECT a.id, x.e FROM a JOIN b ON a.id = b.id JOIN (SELECT '***' AS e) x ON true",
        "UPDATE customers SET email = replace(email, 'a', '***')",
        "UPDATE reviews SET note = 'wrote to j***@*** today'",
        "UPDATE reviews SET note = 'same as h:k1:ABCDEFGHIJKLMN23'"
      })
  void refusesToWriteAMask(String sql) {
    assertThat(objection(sql))
        .hasValueSatisfying(refused -> {
          assertThat(refused.reason()).isEqualTo(RefusalReason.MASKED_VALUE);
          assertThat(refused.message()).doesNotContain("***").contains("Leave the column out");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE reviews SET rating = '***' WHERE id = 1",
        "UPDATE receipts SET card = '**** 1111'",
        "UPDATE customers SET city = '***'",
        "UPDATE customers SET city = 'Ulm' WHERE email = 'j***@***'",
        "INSERT INTO customers (id, city) VALUES (1, '***')",
        "UPDATE customers SET email = 'a.b@example.org'",
        "UPDATE customers SET card_number = '4111 1111 1111 1111'",
        "UPDATE customers SET phone = '+49 151 23456789'",
        "UPDATE reviews SET note = 'path:k1:ABCDEFGHIJKLMN23'",
        "UPDATE customers SET email = replace(email, '***', 'ann')",
        "UPDATE customers SET email = nullif(email, '***')",
        "SELECT '***'"
      })
  void letsPassWhatIsNoMaskThere(String sql) {
    assertThat(objection(sql)).isEmpty();
  }

  @Test
  void looksAtBoundValuesToo() {
    BindValue mask = new BindValue(BindType.TEXT, "j***@***");

    assertThat(objection("UPDATE customers SET email = $1", mask))
        .hasValueSatisfying(r -> assertThat(r.message()).contains("the column 'email'"));
    assertThat(objection("UPDATE customers SET city = 'Ulm' WHERE email = $1", mask)).isEmpty();
    assertThat(objection("UPDATE customers SET email = $1", new BindValue(BindType.TEXT, null)))
        .isEmpty();
  }

  @Test
  void letsAnUndoPutBackWhatWasThere() {
    Work work = work("UPDATE customers SET email = '***'");
    Work undo =
        new Work(work.command(), work.facts(), Access.WRITER, SHOP, Obligations.none(), null, 1L);

    assertThat(WrittenMasks.objectionTo(undo)).isEmpty();
  }

  private static Optional<Outcome.Refused> objection(String sql, BindValue... parameters) {
    return WrittenMasks.objectionTo(work(sql, parameters));
  }

  private static Work work(String sql, BindValue... parameters) {
    return new Work(
        Warrants.command(sql, parameters),
        SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql),
        Access.WRITER,
        SHOP,
        Obligations.none(),
        null);
  }
}
