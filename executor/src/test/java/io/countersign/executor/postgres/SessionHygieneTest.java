package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a command leaves on its connection is there for the next one. */
final class SessionHygieneTest extends TargetTest {
  /** More than there are connections, so that at least one of them serves again. */
  private static final int OFTEN = 12;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TEMP TABLE left_over AS SELECT 1|SELECT count(*) FROM pg_class WHERE relname = 'left_over' AND pg_table_is_visible(oid)",
        "SELECT set_config('countersign.left', 'x', false)|SELECT count(*) FROM pg_settings WHERE name = 'countersign.left' AND setting <> ''",
        "SELECT set_config('search_path', 'pg_catalog', false)|SELECT count(*) FROM pg_settings WHERE name = 'search_path' AND setting = 'pg_catalog'",
        "SELECT set_config('role', 'none', false), set_config('work_mem', '64kB', false)|SELECT count(*) FROM pg_settings WHERE name = 'work_mem' AND setting = '64'",
        "SELECT pg_advisory_lock(4711)|SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711",
        "LISTEN left_over|SELECT count(*) FROM pg_listening_channels()",
        "PREPARE left_over AS SELECT 1|SELECT count(*) FROM pg_prepared_statements WHERE name = 'left_over'",
        "DECLARE left_over CURSOR WITH HOLD FOR SELECT 1|SELECT count(*) FROM pg_cursors WHERE name = 'left_over'"
      })
  void leavesNothingBehind(String leaving, String finding) {
    owner(
        "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO shop_writer',"
            + " current_database()); END $$");
    assertThat(run(Access.WRITER, told, leaving)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(IntStream.range(0, OFTEN).mapToObj(i -> found(finding)).toList())
        .allSatisfy(count -> assertThat(count).isEqualTo(0L));
  }

  @Test
  void doesNotKnowWhatASequenceGaveToTheCommandBefore() {
    owner("CREATE SEQUENCE numbers; GRANT USAGE, SELECT ON SEQUENCE numbers TO shop_writer");
    write("SELECT nextval('numbers')");

    List<Outcome> outcomes =
        IntStream.range(0, OFTEN).mapToObj(i -> write("SELECT currval('numbers')")).toList();

    assertThat(outcomes)
        .allSatisfy(o ->
            assertThat(o)
                .isInstanceOfSatisfying(
                    Outcome.Failed.class, f -> assertThat(f.sqlState()).isEqualTo("55000")));
  }

  @Test
  void plansEachCommandAnew() {
    read("SELECT status FROM orders WHERE id = 1");
    owner(
        "DROP VIEW IF EXISTS masking_order_view;"
            + " ALTER TABLE orders ALTER status TYPE varchar(40)");

    assertThat(read("SELECT status FROM orders WHERE id = 1"))
        .isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns.getFirst().type()).isEqualTo("varchar");
  }

  private Object found(String sql) {
    told.chunks.clear();
    assertThat(run(Access.WRITER, told, sql)).isInstanceOf(Outcome.Succeeded.class);
    return ((Number) told.rows().getFirst().getFirst()).longValue();
  }
}
