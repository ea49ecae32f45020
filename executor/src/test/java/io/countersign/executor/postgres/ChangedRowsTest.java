package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Digest;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import io.countersign.executor.Warrants;
import io.countersign.executor.Work;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes change as many rows of a real database as they may, or none. */
final class ChangedRowsTest extends TargetTest {
  @BeforeEach
  void createTable() {
    owner(
        """
        CREATE TABLE counted (id int PRIMARY KEY, total int NOT NULL);
        INSERT INTO counted SELECT i, 0 FROM generate_series(1, 10) i;
        GRANT ALL ON counted TO shop_writer, shop_reader\
        """);
  }

  @AfterEach
  void dropTable() {
    owner("DROP TABLE counted");
  }

  /** Each changes three rows, in all the ways in which a run learns how many. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE counted SET total = 1 WHERE id <= 3",
        "UPDATE counted SET total = 1 WHERE id <= 3 RETURNING id",
        "WITH few AS (SELECT 3 AS n) UPDATE counted SET total = 1 FROM few WHERE id <= n",
        "WITH few AS (SELECT 3 AS n) UPDATE counted SET total = 1 FROM few WHERE id <= n RETURNING id",
        "INSERT INTO counted SELECT id + 100, 1 FROM counted WHERE id <= 3",
        "DELETE FROM counted WHERE id > 7",
        "MERGE INTO counted c USING generate_series(1, 3) v (id) ON c.id = v.id WHEN MATCHED THEN UPDATE SET total = 1",
        "MERGE INTO counted c USING generate_series(1, 3) v (id) ON c.id = v.id WHEN MATCHED THEN UPDATE SET total = 1 RETURNING c.id"
      })
  void areBoundExactly(String sql) {
    TestedServer.assumeKnown(sql);
    String before = state();

    assertRefused(run(sql, 2L, null), RefusalReason.LIMIT_EXCEEDED);
    assertRefused(run(sql, null, measured(2, 10)), RefusalReason.DRIFT);
    assertRefused(run(sql, null, measured(4, 10)), RefusalReason.DRIFT);
    assertThat(state()).isEqualTo(before);
    assertThat(told.summary).isEmpty();

    assertThat(run(sql, 3L, measured(3, 0)))
        .isInstanceOfSatisfying(
            Outcome.Succeeded.class, s -> assertThat(s.rowsChanged()).isEqualTo(3));
    assertThat(state()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE counted",
        "WITH gone AS (DELETE FROM counted RETURNING id) DELETE FROM counted WHERE id = 1",
        "WITH gone AS (DELETE FROM counted RETURNING id) SELECT count(*) FROM gone",
        "ALTER TABLE counted DROP COLUMN total",
        "SELECT lo_unlink(1)"
      })
  void areRefusedUnrunIfTheyCannotBeCounted(String sql) {
    String before = state();

    assertRefused(run(sql, 100L, null), RefusalReason.LIMIT_EXCEEDED);

    assertThat(state()).isEqualTo(before);
    assertThat(told.transaction).isEmpty();
  }

  @Test
  void areThoseThatWereApprovedWhereNoneMayDiffer() {
    String sql = "UPDATE counted SET total = total + 1 WHERE total = 0";
    owner("UPDATE counted SET total = 5 WHERE id > 3");
    Digest keys = measuredKeys(sql);
    owner("UPDATE counted SET total = 5 - total WHERE id IN (1, 4)");

    ApprovedImpact exactly = new ApprovedImpact(Warrants.digest("impact"), 3L, 0, keys);
    assertRefused(run(sql, null, exactly), RefusalReason.DRIFT);

    owner("UPDATE counted SET total = 5 - total WHERE id IN (1, 4)");
    assertThat(run(sql, null, exactly)).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void countWhatTriggersChangeForTheLimitButNotForDrift() {
    owner(
        """
        CREATE FUNCTION count_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
          'BEGIN UPDATE counted SET total = 9 WHERE id IN (9, 10); RETURN NULL; END';
        CREATE TRIGGER more AFTER DELETE ON counted FOR EACH STATEMENT EXECUTE FUNCTION count_more()\
        """);
    try {
      assertRefused(
          run("DELETE FROM counted WHERE id = 1", 2L, null), RefusalReason.LIMIT_EXCEEDED);
      assertThat(run("DELETE FROM counted WHERE id = 1", 3L, measured(1, 0)))
          .isEqualTo(new Outcome.Succeeded(0, 1, false, false));
      assertThat(told.written.orElseThrow().tables())
          .containsExactly(new TableChanges(TableName.parse("public.counted"), 0, 2, 1, 1));
      assertThat(told.written.orElseThrow().irreversible()).contains("Triggers or cascades");
    } finally {
      owner("DROP FUNCTION count_more CASCADE");
    }
  }

  @Test
  @FromPostgres(18)
  void ofAMergeAreToldEachWithItsOwnKind() {
    run(
        "MERGE INTO counted c USING (VALUES (1), (2), (99)) v (id) ON c.id = v.id"
            + " WHEN MATCHED AND v.id = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET total = 1"
            + " WHEN NOT MATCHED THEN INSERT VALUES (v.id, 1)",
        3L,
        null);

    assertThat(told.written.orElseThrow().tables())
        .containsExactly(new TableChanges(TableName.parse("public.counted"), 1, 1, 1, 3));
    assertThat(told.changes).hasSize(3);
  }

  private Digest measuredKeys(String sql) {
    Digest keys =
        target()
            .measure(
                new Measurement(work(Access.WRITER, sql), MeasureMethod.TRIAL, Instant.EPOCH),
                new Cancellation())
            .keys();
    assertThat(keys).isNotNull();
    return keys;
  }

  @Test
  void areNotBoundWhereNobodyCounts() {
    assertThat(run("DELETE FROM counted", null, new ApprovedImpact(Warrants.digest("i"), 1L, null)))
        .isEqualTo(new Outcome.Succeeded(0, 10, false, false));
  }

  @Test
  void areNoneWhereAQueryOnlyLocks() {
    assertThat(run("SELECT id FROM counted WHERE id = 1 FOR UPDATE", 0L, null))
        .isEqualTo(new Outcome.Succeeded(1, 0, false, false));
  }

  private static ApprovedImpact measured(long rows, int tolerance) {
    return new ApprovedImpact(Warrants.digest("impact"), rows, tolerance);
  }

  private String state() {
    return ownerSees("SELECT string_agg(c::text, ' ' ORDER BY id) FROM counted c");
  }

  private Outcome run(String sql, @Nullable Long maximum, @Nullable ApprovedImpact impact) {
    Work work = work(Access.WRITER, sql);
    return target()
        .run(
            new Work(
                work.command(),
                work.facts(),
                Access.WRITER,
                work.dataSource(),
                new Obligations(null, maximum, null, Set.of()),
                impact),
            told,
            new Cancellation());
  }

  private static void assertRefused(Outcome outcome, RefusalReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }
}
