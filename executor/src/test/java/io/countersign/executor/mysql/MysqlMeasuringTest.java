package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MysqlMeasuringTest extends MysqlTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @BeforeEach
  void makeTables() {
    administrator(
        "CREATE OR REPLACE TABLE tried (id int PRIMARY KEY, total int)",
        "INSERT INTO tried SELECT seq, 0 FROM seq_1_to_50",
        "CREATE OR REPLACE TABLE plain_tried (id int) ENGINE = MyISAM",
        "GRANT TRIGGER ON %s.* TO %s".formatted(shop.database(), account(shop.writer())));
  }

  @Test
  void asksThePlannerHowManyRowsAReadGoesThrough() {
    Impact impact = measure(MeasureMethod.PLAN, Access.READER, "SELECT * FROM orders WHERE id = 3");

    assertThat(impact.problem()).isNull();
    assertThat(impact.estimatedRows()).isEqualTo(1);
    assertThat(impact.confirmsFacts()).isFalse();
    assertThat(
            measure(MeasureMethod.PLAN, Access.READER, "SELECT * FROM orders o, customers c")
                .estimatedRows())
        .isGreaterThan(100_000);
  }

  @Test
  void asksThePlannerAboutAWriteAndChangesNothing() {
    Impact impact =
        measure(MeasureMethod.PLAN, Access.WRITER, "UPDATE tried SET total = 1 WHERE id <= 3");

    assertThat(impact.problem()).isNull();
    assertThat(impact.estimatedRows()).isBetween(1L, 50L);
    assertThat(total()).isEqualTo("0");
  }

  @Test
  void triesAWriteAndLeavesNothingOfIt() {
    Impact impact =
        measure(MeasureMethod.TRIAL, Access.WRITER, "UPDATE tried SET total = 1 WHERE id > 25");

    assertThat(impact.problem()).isNull();
    assertThat(impact.changedRows()).isEqualTo(25);
    assertThat(impact.sample()).hasSize(10);
    assertThat(impact.sample().getFirst().after()).containsEntry("total", 1L);
    assertThat(total()).isEqualTo("0");
  }

  @Test
  void doesNotTryWhatARollbackWouldNotUndo() {
    assertThat(
            measure(MeasureMethod.TRIAL, Access.WRITER, "INSERT INTO plain_tried VALUES (1)")
                .problem())
        .contains("InnoDB");
    administrator(
        "CREATE OR REPLACE TRIGGER trying BEFORE UPDATE ON tried FOR EACH ROW"
            + " INSERT INTO plain_tried VALUES (1)");

    Impact impact =
        measure(MeasureMethod.TRIAL, Access.WRITER, "UPDATE tried SET total = 1 WHERE id > 25");

    assertThat(impact.problem()).contains("triggers");
    assertThat(impact.changedRows()).isNull();
    assertThat(ownerSees("SELECT count(*) FROM %s.plain_tried".formatted(shop.database())))
        .isEqualTo("0");
  }

  @Test
  void doesNotPlanAWriteThatReadsAView() {
    administrator(
        "USE " + shop.database(),
        "CREATE OR REPLACE TABLE planned (id int) ENGINE = MyISAM",
        "CREATE OR REPLACE FUNCTION planning() RETURNS int DETERMINISTIC MODIFIES SQL DATA"
            + " BEGIN INSERT INTO planned VALUES (1); RETURN 1; END",
        "CREATE OR REPLACE VIEW plans AS SELECT planning() AS id");

    Impact impact =
        measure(
            MeasureMethod.PLAN,
            Access.WRITER,
            "UPDATE tried SET total = 1 WHERE id = (SELECT id FROM plans)");

    assertThat(ownerSees("SELECT count(*) FROM %s.planned".formatted(shop.database())))
        .isEqualTo("0");
    assertThat(impact.problem()).contains("functions of a view");
  }

  @Test
  void doesNotTryWhereTriggersAreHidden() {
    administrator(
        "REVOKE TRIGGER ON %s.* FROM %s".formatted(shop.database(), account(shop.writer())));

    assertThat(measure(MeasureMethod.TRIAL, Access.WRITER, "UPDATE tried SET total = 1").problem())
        .contains("cannot see");
  }

  private String total() {
    return ownerSees("SELECT sum(total) FROM %s.tried".formatted(shop.database()));
  }

  private Impact measure(MeasureMethod method, Access access, String sql) {
    return target().measure(new Measurement(work(access, sql), method, NOW), new Cancellation());
  }
}
