package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.ResultColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a write puts into a column that nobody declared may come from one that somebody did. */
final class MaskingOfWritesTest extends TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE orders SET status = (SELECT name FROM customers c WHERE c.id = customer_id)"
            + " WHERE id = 41 RETURNING status",
        "UPDATE orders o SET status = c.name FROM customers c WHERE c.id = o.customer_id AND o.id = 41"
            + " RETURNING status",
        "WITH c AS (SELECT name FROM customers WHERE id = 1)"
            + " UPDATE orders SET status = c.name FROM c WHERE orders.id = 41 RETURNING status"
      })
  void isDerivedIfItReadsAnotherTablesClassifiedColumns(String sql) {
    owner("ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_check");
    String name = ownerSees("SELECT name FROM customers WHERE id = 1");

    assertThat(write(sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(told.columns).extracting(ResultColumn::masking).containsExactly(Masking.DERIVED);
    assertThat(told.changes.toString() + told.rows()).doesNotContain(name);
    assertThat(told.changes).allSatisfy(c -> assertThat(c.after()).containsEntry("status", "***"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE customers SET city = name WHERE id = 47 RETURNING city",
        "UPDATE customers SET city = 'of ' || name WHERE id = 47 RETURNING city",
        "UPDATE customers SET city = (SELECT max(name) FROM customers WHERE id = 47) WHERE id = 47"
            + " RETURNING city",
        "UPDATE customers SET (city, phone) = (name, email) WHERE id = 47 RETURNING city",
        "UPDATE customers SET (city, phone) = (SELECT name, email FROM customers WHERE id = 47)"
            + " WHERE id = 47 RETURNING city",
        "UPDATE customers c SET city = d.name FROM customers d WHERE d.id = c.id AND c.id = 47"
            + " RETURNING c.city",
        "INSERT INTO customers SELECT * FROM customers WHERE id = 47"
            + " ON CONFLICT (id) DO UPDATE SET city = excluded.name RETURNING city",
        "MERGE INTO customers c USING customers d ON c.id = d.id AND d.id = 47"
            + " WHEN MATCHED THEN UPDATE SET city = d.name RETURNING c.city"
      })
  void isDerivedIfItCopiesAClassifiedColumnOfItsOwnTable(String sql) {
    TestedServer.assumeKnown(sql);
    String name = ownerSees("SELECT name FROM customers WHERE id = 47");

    assertThat(write(sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(told.columns).extracting(ResultColumn::masking).containsExactly(Masking.DERIVED);
    assertThat(ownerSees("SELECT city FROM customers WHERE id = 47")).contains(name);
    assertThat(told.changes.toString() + told.rows()).doesNotContain(name);
  }

  @Test
  void isShownInColumnsThatAreNotAssigned() {
    write("UPDATE customers SET city = name WHERE id = 48 RETURNING id, upper(city), id + 1");

    assertThat(told.columns)
        .extracting(ResultColumn::masking)
        .containsExactly(Masking.NONE, Masking.DERIVED, Masking.NONE);
    assertThat(told.changes.getFirst().after())
        .containsEntry("id", 48L)
        .containsEntry("city", "***");
  }

  @Test
  void isShownIfItReadsNothingElse() {
    write(
        "UPDATE customers SET city = 'Z', email = 'z@example.test' WHERE id = 42 RETURNING id, city");

    assertThat(told.rows().getFirst()).containsExactly(42L, "Z");
    assertThat(told.changes.getFirst().after()).containsEntry("city", "Z").containsEntry("id", 42L);
  }

  @Test
  void isDerivedInAGeneratedColumn() {
    owner(
        """
        ALTER TABLE customers ADD COLUMN label text GENERATED ALWAYS AS (name || '!') STORED\
        """);

    read("SELECT label, upper(label), city FROM customers WHERE id = 1");

    assertThat(told.columns)
        .extracting(ResultColumn::masking)
        .containsExactly(Masking.DERIVED, Masking.DERIVED, Masking.NONE);
    owner("ALTER TABLE customers DROP COLUMN label");
  }

  @Test
  void isDerivedInAParentOfADeclaredTable() {
    owner(
        """
        CREATE TABLE all_payments (iban text);
        ALTER TABLE payments INHERIT all_payments;
        GRANT SELECT ON all_payments TO shop_reader\
        """);

    read("SELECT iban FROM all_payments LIMIT 3");
    Masking parent = told.columns.getFirst().masking();
    read("SELECT amount, iban FROM payments LIMIT 3");

    assertThat(parent).isEqualTo(Masking.DERIVED);
    assertThat(told.columns)
        .extracting(ResultColumn::masking)
        .containsExactly(Masking.NONE, Masking.DECLARED);
    owner("ALTER TABLE payments NO INHERIT all_payments; DROP TABLE all_payments");
  }
}
