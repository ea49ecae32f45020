package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.FakeMeasurementSettings;
import io.countersign.executor.Measurement;
import io.countersign.executor.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasuringTest extends TargetTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @Test
  void asksThePlannerWhatAReadTouches() {
    Impact impact =
        plan(
            "SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.city = 'X'");

    assertThat(impact.problem()).isNull();
    assertThat(impact.plannedTables())
        .containsExactly(TableName.parse("public.customers"), TableName.parse("public.orders"));
    assertThat(impact.confirmsFacts()).isTrue();
    assertThat(impact.estimatedRows()).isPositive();
    assertThat(impact.estimatedCost()).isPositive();
    assertThat(impact.changedRows()).isNull();
    assertThat(impact.measuredAt()).isEqualTo(NOW);
  }

  @Test
  void plansWithTheBindValues() {
    Impact one =
        plan("SELECT * FROM customers WHERE id = $1", new BindValue(BindType.INTEGER, "7"));
    Impact many =
        plan("SELECT * FROM customers WHERE id > $1", new BindValue(BindType.INTEGER, "7"));

    assertThat(one.estimatedRows()).isEqualTo(1);
    assertThat(many.estimatedRows()).isGreaterThan(10);
  }

  @Test
  void estimatesTheRowsThatAWriteWouldChangeAndChangesNone() {
    Impact impact = plan("UPDATE orders SET total = total + 1 WHERE id IN (51, 52)");

    assertThat(impact.estimatedRows()).isEqualTo(2);
    assertThat(impact.plannedTables()).containsExactly(TableName.parse("public.orders"));
    assertThat(impact.confirmsFacts()).isTrue();
  }

  @Test
  void confirmsWhatLiesBeneathAViewOrAPartitionedTable() {
    owner(
        """
        CREATE VIEW measured_view AS SELECT o.id, c.city FROM orders o
          JOIN customers c ON c.id = o.customer_id;
        CREATE TABLE measured_parts (id int, note text) PARTITION BY RANGE (id);
        CREATE TABLE measured_part_1 PARTITION OF measured_parts FOR VALUES FROM (0) TO (10);
        GRANT SELECT ON measured_view, measured_parts TO shop_reader;
        GRANT SELECT, DELETE ON measured_parts TO shop_writer\
        """);

    Impact view = plan("SELECT city FROM measured_view WHERE id < 5");
    Impact read = plan("SELECT * FROM measured_parts");
    Impact write = plan("DELETE FROM measured_parts WHERE id = 3");

    assertThat(view.plannedTables()).contains(TableName.parse("public.customers"));
    assertThat(view.confirmsFacts()).isTrue();
    assertThat(read.plannedTables()).containsExactly(TableName.parse("public.measured_part_1"));
    assertThat(read.confirmsFacts()).isTrue();
    assertThat(write.confirmsFacts()).isTrue();
    owner("DROP VIEW measured_view; DROP TABLE measured_parts");
  }

  @Test
  void doesNotConfirmWhatARuleAddsToAWrite() {
    owner(
        """
        CREATE TABLE ruled (id int);
        CREATE TABLE ruled_log (id int);
        CREATE RULE also AS ON DELETE TO ruled DO ALSO INSERT INTO ruled_log VALUES (old.id);
        GRANT SELECT, DELETE ON ruled TO shop_writer\
        """);

    Impact impact = plan("DELETE FROM ruled");

    assertThat(impact.confirmsFacts()).isFalse();
    owner("DROP TABLE ruled, ruled_log");
  }

  @Test
  void doesNotPlanWhatCallsFunctionsOfUsers() {
    owner(
        """
        CREATE SEQUENCE planned_calls;
        CREATE FUNCTION upper(int) RETURNS text LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER AS
          'BEGIN PERFORM nextval(''planned_calls''); RETURN 1; END'\
        """);

    Impact impact = plan("SELECT id FROM orders WHERE status = upper(1)");

    assertThat(impact.problem()).contains("upper");
    assertThat(ownerSees("SELECT is_called FROM planned_calls")).isEqualTo("f");
    owner("DROP FUNCTION upper(int); DROP SEQUENCE planned_calls");
  }

  @Test
  void triesAWriteAndLeavesNothingOfIt() {
    String before = ownerSees("SELECT sum(total) FROM orders");

    Impact impact = trial("UPDATE orders SET total = total + 1 WHERE id BETWEEN 101 AND 125");

    assertThat(impact.problem()).isNull();
    assertThat(impact.changedRows()).isEqualTo(25);
    assertThat(impact.sample()).hasSize(10);
    assertThat(impact.sample().getFirst().before()).containsEntry("id", 101L);
    assertThat(impact.keys()).isNotNull();
    assertThat(impact.plannedTables()).containsExactly(TableName.parse("public.orders"));
    assertThat(impact.confirmsFacts()).isTrue();
    assertThat(ownerSees("SELECT sum(total) FROM orders")).isEqualTo(before);
  }

  @Test
  void masksTheSampleLikeTheChangesOfARun() {
    Impact impact =
        trial("UPDATE customers SET city = 'X' WHERE id = (SELECT max(id) FROM customers)");

    String name = ownerSees("SELECT name FROM customers ORDER BY id DESC LIMIT 1");
    assertThat(impact.changedRows()).isEqualTo(1);
    assertThat(impact.sample().toString()).doesNotContain(name).contains("***@***");
    assertThat(impact.sample().getFirst().after()).containsEntry("city", "X");
  }

  @Test
  void givesTheSameKeysForTheSameRowsHoweverTheyAreChosen() {
    Impact first = trial("UPDATE orders SET total = 1 WHERE id IN (61, 62)");
    Impact second = trial("UPDATE orders SET total = 2 WHERE id = 62 OR id = 61");
    Impact other = trial("UPDATE orders SET total = 1 WHERE id IN (61, 63)");

    assertThat(first.keys()).isEqualTo(second.keys()).isNotEqualTo(other.keys());
  }

  @Test
  void givesNoKeysOfInsertedRows() {
    Impact impact = trial("INSERT INTO payments SELECT * FROM payments WHERE false");
    Impact inserted =
        trial(
            "INSERT INTO customers"
                + " VALUES (-7, 'a', 'b@example.test', 'c', 'd', 'e', 'f', now())");

    assertThat(impact.problem()).isNull();
    assertThat(inserted.problem()).isNull();
    assertThat(impact.changedRows()).isZero();
    assertThat(inserted.changedRows()).isEqualTo(1);
    assertThat(inserted.keys()).isNull();
    assertThat(ownerSees("SELECT count(*) FROM customers WHERE id = -7")).isEqualTo("0");
  }

  @Test
  @FromPostgres(15)
  void countsWhatAMergeChanges() {
    Impact impact =
        trial(
            "MERGE INTO orders o USING (VALUES (71), (72)) v (id) ON o.id = v.id"
                + " WHEN MATCHED THEN UPDATE SET total = 0");

    assertThat(impact.problem()).isNull();
    assertThat(impact.changedRows()).isEqualTo(2);
  }

  @Test
  void tellsWhyAWriteWouldFailWithoutItsValues() {
    Impact impact =
        trial(
            "INSERT INTO customers SELECT -1, name, email, phone, card_number, national_id, city,"
                + " now() FROM customers WHERE id = 1");

    assertThat(impact.problem())
        .isEqualTo("duplicate key value violates unique constraint \"customers_email_key\".");
    assertThat(impact.plannedTables()).isNotEmpty();
    assertThat(impact.confirmsFacts()).isFalse();
  }

  @Test
  void checksDeferredConstraintsToo() {
    owner(
        """
        CREATE TABLE tried_late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
        GRANT ALL ON tried_late TO shop_writer\
        """);

    assertThat(trial("INSERT INTO tried_late VALUES (1), (1)").problem()).contains("duplicate key");
    owner("DROP TABLE tried_late");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER set_off BEFORE UPDATE ON tried FOR EACH ROW EXECUTE FUNCTION tried_mail()",
        "CREATE RULE set_off AS ON UPDATE TO tried DO ALSO SELECT 1",
        "ALTER TABLE tried ADD CONSTRAINT set_off CHECK (tried_check(id))",
        "CREATE INDEX set_off ON tried ((tried_check(id)))",
        "ALTER TABLE tried ALTER id SET DEFAULT tried_check(1)::int",
        "CREATE POLICY set_off ON tried USING (tried_check(id))",
        "CREATE TABLE referring (id int REFERENCES tried ON UPDATE CASCADE);"
            + "CREATE TRIGGER set_off BEFORE UPDATE ON referring FOR EACH ROW EXECUTE FUNCTION tried_mail()"
      })
  void doesNotTryWhatSetsOffCodeOfUsers(String definition) {
    owner(
        """
        DROP TABLE IF EXISTS tried CASCADE;
        CREATE TABLE tried (id int PRIMARY KEY);
        CREATE OR REPLACE FUNCTION tried_mail() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN RETURN new; END';
        CREATE OR REPLACE FUNCTION tried_check(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
          'BEGIN RETURN true; END';
        GRANT ALL ON tried TO shop_writer\
        """);
    assertThat(trial("UPDATE tried SET id = 1 WHERE id = 2").problem()).isNull();
    owner(definition);

    Impact impact = trial("UPDATE tried SET id = 1 WHERE id = 2");

    assertThat(impact.problem()).containsAnyOf("set_off", "tried_check", "nothing but one write");
    assertThat(impact.changedRows()).isNull();
    assertThat(impact.plannedTables()).isNotEmpty();
    assertThat(impact.confirmsFacts()).isFalse();
    owner("DROP TABLE IF EXISTS referring; DROP TABLE tried");
  }

  @Test
  void doesNotTryMoreThanOneWrite() {
    Impact impact =
        trial(
            "WITH o AS (UPDATE orders SET total = 0 WHERE id = 1 RETURNING id)"
                + " UPDATE orders SET total = 1 WHERE id = 2");

    assertThat(impact.problem()).isNotNull();
    assertThat(impact.changedRows()).isNull();
    assertThat(impact.estimatedRows()).isEqualTo(2);
  }

  @Test
  void givesUpSoonWhereSomebodyHoldsALock() throws SQLException {
    measuring(FakeMeasurementSettings.patient().locks(Duration.ofMillis(100)));
    try (Connection other = shop.owner().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM orders WHERE id = 81 FOR UPDATE");

      Impact impact = trial("UPDATE orders SET total = 0 WHERE id = 81");

      assertThat(impact.problem()).isEqualTo("canceling statement due to lock timeout.");
      assertThat(impact.estimatedRows()).isEqualTo(1);
      other.rollback();
    }
  }

  private Impact plan(String sql, BindValue... parameters) {
    return measure(MeasureMethod.PLAN, sql, parameters);
  }

  private Impact trial(String sql, BindValue... parameters) {
    return measure(MeasureMethod.TRIAL, sql, parameters);
  }

  private Impact measure(MeasureMethod method, String sql, BindValue... parameters) {
    Work work = work(Access.WRITER, sql, parameters);
    Access access = work.facts().readOnly() ? Access.READER : Access.WRITER;
    return target()
        .measure(new Measurement(work(access, sql, parameters), method, NOW), new Cancellation());
  }
}
