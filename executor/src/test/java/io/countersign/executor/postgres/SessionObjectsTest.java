package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, prepared statements, temporary tables and settings of a session. */
final class SessionObjectsTest extends SessionTest {
  private static final Obligations UNMASKED = new Obligations(null, null, Set.of("email"));

  private static final Obligations OF_FIVE =
      new Obligations(null, null, null, Set.of(), Set.of(), 5);

  @BeforeEach
  void letTheWriterHaveTemporaryTables() {
    grantTemporary();
  }

  @Test
  void masksWhatACursorFetchesAsItsQueryWouldBe() {
    begin();
    assertThat(run("DECLARE c CURSOR FOR SELECT id, email, lower(name) FROM customers ORDER BY id"))
        .isEqualTo(DONE);

    assertThat(rows("FETCH 2 FROM c").getFirst()).endsWith("***").contains(1L);
    assertThat(last.rows().toString()).doesNotContain("@example").contains("***@***");
    assertThat(rows("FETCH c").getFirst()).contains(3L);
    run("MOVE 5 IN c");
    assertThat(rows("FETCH c").getFirst()).contains(9L);
    assertThat(run("CLOSE c")).isEqualTo(DONE);
    assertFailed(run("FETCH c"), "34000");
    run("ROLLBACK");
  }

  @Test
  void masksOfACursorWhatTheCatalogueAloneTells() {
    begin();
    run("DECLARE c CURSOR FOR SELECT upper(email), substr(name, 1, 9) FROM customers c, orders o");

    assertThat(rows("FETCH c").getFirst()).containsExactly("***", "***");
    run("ROLLBACK");
    run("PREPARE p AS SELECT upper(email) FROM customers, orders LIMIT 1");
    assertThat(rows("EXECUTE p").getFirst()).containsExactly("***");
    run("DEALLOCATE p");
  }

  @Test
  void masksOfACursorWhatItsQueryShowsWhateverTagsThereAre() {
    owner("COMMENT ON COLUMN orders.total IS '[countersign:amount]'");
    begin();
    run("DECLARE c CURSOR FOR SELECT upper(email), substr(name, 1, 9) FROM customers c, orders o");

    assertThat(rows("FETCH c").getFirst()).containsExactly("***", "***");
    run("ROLLBACK");
    owner("COMMENT ON COLUMN orders.total IS NULL");
  }

  @Test
  void showsOfACursorOnlyWhatBothItsQueryAndTheFetchMayShow() {
    begin();
    run("DECLARE c CURSOR FOR SELECT email FROM customers");

    run(sessions, last, UNMASKED, "FETCH 1 FROM c");

    assertThat(last.rows().toString()).contains("***@***");
    run("ROLLBACK");
  }

  @Test
  void keepsACursorWithHoldBeyondItsTransaction() {
    assertThat(run("DECLARE c CURSOR WITH HOLD FOR SELECT email FROM customers")).isEqualTo(DONE);

    assertThat(rows("FETCH 1 FROM c").toString()).contains("***@***");
    assertThat(sessions.count()).isOne();
    assertThat(run("CLOSE c")).isEqualTo(DONE);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void keepsNoCursorOnAViewThatMayBeAnotherByThen() {
    owner(
        """
        CREATE VIEW held_view AS SELECT id, name AS x FROM customers;
        GRANT SELECT ON held_view TO shop_reader, shop_writer\
        """);

    assertRefused(
        run("DECLARE c CURSOR WITH HOLD FOR SELECT x FROM held_view"),
        RefusalReason.UNSUPPORTED_STATEMENT);

    assertThat(sessions.count()).isZero();
    begin();
    assertThat(run("DECLARE c CURSOR FOR SELECT x FROM held_view")).isEqualTo(DONE);
    assertThat(rows("FETCH c").getFirst().toString()).doesNotContain("Exempla");
    run("ROLLBACK");
    owner("DROP VIEW held_view");
  }

  @Test
  void masksWhatAPreparedStatementReturns() {
    assertThat(run("PREPARE p (int) AS SELECT email, id FROM customers WHERE id = $1"))
        .isEqualTo(DONE);

    assertThat(rows("EXECUTE p(7)").getFirst()).contains(7L);
    assertThat(last.rows().toString()).contains("***@***");
    assertThat(run("DEALLOCATE p")).isEqualTo(DONE);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void returnsOfAPreparedStatementNoMoreRowsThanItMay() {
    run(sessions, last, new Obligations(3L, null, Set.of()), "PREPARE p AS SELECT id FROM orders");

    assertThat(run("EXECUTE p")).isEqualTo(new Outcome.Succeeded(3, 0, true, false));
    assertThat(run("EXECUTE p")).isEqualTo(new Outcome.Succeeded(0, 0, true, false));
    run("DEALLOCATE ALL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PREPARE p AS UPDATE orders SET total = 0 WHERE id = 1",
        "PREPARE p AS SELECT * FROM orders FOR UPDATE",
        "DECLARE c CURSOR WITH HOLD FOR SELECT nextval('s')",
        "DECLARE c CURSOR WITH HOLD FOR SELECT unheard_of()"
      })
  void keepsNothingForLaterButReads(String sql) {
    assertRefused(run(sql), RefusalReason.UNSUPPORTED_STATEMENT);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void knowsNoCursorThatOtherCodeOpened() {
    owner(
        """
        CREATE FUNCTION opener() RETURNS refcursor LANGUAGE plpgsql AS
          'DECLARE c refcursor := ''c''; BEGIN OPEN c FOR SELECT email FROM customers; RETURN c; END'\
        """);
    begin();
    run("DECLARE c CURSOR FOR SELECT 1 AS email");
    run("CLOSE c");
    assertThat(run("SELECT opener()")).isInstanceOf(Outcome.Succeeded.class);

    assertFailed(run("FETCH c"), "34000");
    run("ROLLBACK");
    owner("DROP FUNCTION opener");
  }

  @Test
  void masksInATemporaryTableWhatCameFromClassifiedColumns() {
    assertThat(
            run(
                "CREATE TEMP TABLE t AS SELECT id, email AS contact, lower(name) AS who, city"
                    + " FROM customers WHERE id <= 2"))
        .isEqualTo(new Outcome.Succeeded(0, 2, false, false));

    List<?> row = rows("SELECT * FROM t ORDER BY id").getFirst();
    assertThat(row.get(0)).isEqualTo(1L);
    assertThat(row.get(1).toString()).endsWith("***@***");
    assertThat(row.get(2)).isEqualTo("***");
    assertThat(row.get(3)).isNotEqualTo("***");
    assertThat(rows("SELECT upper(contact) FROM pg_temp.t").getFirst()).containsExactly("***");
    assertThat(rows("SELECT t FROM t").getFirst()).containsOnlyNulls();
    run("DISCARD ALL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMP TABLE t AS SELECT count(*) AS n FROM customers WHERE name LIKE 'Exempla P%'",
        "CREATE TEMP TABLE t (n) AS VALUES ((SELECT name FROM customers WHERE id = 7))",
        "SELECT name AS n INTO TEMP t FROM customers WHERE id = 7",
        "CREATE TEMP VIEW t AS SELECT name AS n FROM customers"
      })
  void tellsOfATemporaryTableNoMoreThanItsQueryMay(String sql) {
    begin();
    assertThat(run(sessions, last, OF_FIVE, sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(rows("SELECT n FROM t").getFirst()).isSubsetOf(null, "***");
    run("ROLLBACK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t (n) SELECT count(*) FROM customers WHERE name LIKE 'Exempla P%' RETURNING n",
        "INSERT INTO t (n) SELECT length(name) FROM customers WHERE id = 7",
        "WITH x AS (INSERT INTO t SELECT length(name) FROM customers WHERE id = 7) SELECT 1",
        "WITH d AS (UPDATE customers SET city = city WHERE id = 7 RETURNING name)"
            + " INSERT INTO t (n) SELECT length(name) FROM d",
        "MERGE INTO t USING customers c ON c.id = 7 AND t.n IS NULL"
            + " WHEN MATCHED THEN UPDATE SET n = length(c.name)"
      })
  void tellsOfAWriteIntoATemporaryTableNoMoreThanAReadMay(String sql) {
    TestedServer.assumeKnown(sql);
    run("CREATE TEMP TABLE t (n bigint)");
    run("INSERT INTO t VALUES (NULL)");
    assertThat(run(sessions, last, OF_FIVE, sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(last.changes.toString()).doesNotContainPattern("n=[0-9]");
    assertThat(rows("SELECT max(n) FROM t").getFirst()).containsOnlyNulls();
  }

  @Test
  void masksInATemporaryTableWhatIsPutThereLater() {
    run("CREATE TEMP TABLE t (id bigint, note text, other text)");
    assertThat(run("INSERT INTO t (id, note) SELECT id, email || '!' FROM customers WHERE id = 3"))
        .isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    run("UPDATE t SET other = 'harmless' WHERE id = 3");

    assertThat(rows("SELECT note FROM t").getFirst()).containsExactly("***");
    assertThat(rows("SELECT other FROM t").getFirst()).containsExactly("harmless");
  }

  @Test
  void hidesATemporaryTableOfWhichItIsNotSureWhatIsInIt() {
    run("CREATE TEMP TABLE t AS SELECT email AS a FROM customers WHERE id = 4");
    run("ALTER TABLE t RENAME a TO b");
    run("ALTER TABLE t RENAME TO u");

    assertThat(rows("SELECT b FROM u").getFirst()).containsExactly("***");
  }

  @Test
  void givesNoTemporaryTableTheNameOfAnotherOrOfAType() {
    assertRefused(run("CREATE TEMP TABLE customers (id int)"), RefusalReason.UNSUPPORTED_STATEMENT);
    assertRefused(run("CREATE TEMP TABLE text (id int)"), RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET search_path = 'nowhere'",
        "SET TimeZone = 'Asia/Tokyo'",
        "SET statement_timeout = 0",
        "SET row_security = off",
        "SET work_mem = '1GB'",
        "SET LOCAL transaction_read_only = off",
        "RESET ALL",
        "SELECT set_config('search_path', 'nowhere', false)",
        "SELECT pg_catalog.set_config('search_path', 'nowhere', false)",
        "UPDATE pg_settings SET setting = 'nowhere' WHERE name = 'search_path'",
        "SELECT setval('s', length(name)) FROM customers WHERE id = 1"
      })
  void letsNoSettingBeChangedThatMatters(String sql) {
    begin();
    assertRefused(run(sql), RefusalReason.UNSUPPORTED_STATEMENT);
    run("ROLLBACK");
  }

  @Test
  void changesSettingsOfThePlanner() {
    begin();
    assertThat(run("SET LOCAL work_mem = '32MB'")).isEqualTo(DONE);
    assertThat(run("SET enable_seqscan TO off")).isEqualTo(DONE);
    assertThat(rows("SELECT current_setting('work_mem')").getFirst()).containsExactly("32MB");
    run("ROLLBACK");
  }

  @Test
  void leavesNothingToTheNextSession() {
    run("CREATE TEMP TABLE left_over (id int)");
    run("PREPARE left_behind AS SELECT 1");
    run("SET enable_seqscan = off");
    run("SELECT pg_advisory_lock(4711)");
    run("DECLARE held CURSOR WITH HOLD FOR SELECT 1");
    assertThat(run("DISCARD ALL")).isEqualTo(DONE);
    assertThat(sessions.count()).isZero();

    for (int i = 0; i < 8; i++) {
      assertThat(
              rows("""
              SELECT (SELECT count(*) FROM pg_class WHERE relname = 'left_over'),
                (SELECT count(*) FROM pg_prepared_statements WHERE from_sql),
                (SELECT count(*) FROM pg_cursors WHERE name = 'held'),
                (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'),
                current_setting('enable_seqscan'), current_setting('idle_session_timeout')\
              """)
                  .getFirst())
          .containsExactly(0L, 0L, 0L, 0L, "on", "0");
    }
  }
}
