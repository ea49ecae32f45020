package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.Undo;
import io.countersign.executor.Work;
import io.countersign.executor.WrittenRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write can be undone to the last digit, unless something came after it. */
final class UndoTest extends TargetTest {
  @BeforeEach
  void createTables() {
    owner(
        """
        CREATE TYPE mood AS ENUM ('calm', 'Wild, "odd"');
        CREATE DOMAIN percent AS numeric(5, 2) CHECK (VALUE <= 100);
        CREATE TYPE place AS (street text, number int);
        CREATE TABLE things (
          "Number" int GENERATED ALWAYS AS IDENTITY, part text, PRIMARY KEY ("Number", part),
          amount numeric, share percent, ratio float8, small real, at timestamptz, "on" date, span interval,
          raw bytea, tags text[], matrix int[], doc jsonb, note json, feeling mood, ref uuid, "after" text,
          kind char(6), flag bit(3), ok boolean, home place, address inet, during tstzrange, price money,
          doubled numeric GENERATED ALWAYS AS (amount * 2) STORED);
        INSERT INTO things (part, amount, share, ratio, small, at, "on", span, raw, tags, matrix, doc, note,
          feeling, ref, "after", kind, flag, ok, home, address, during, price) VALUES
        ('a', 1.10, 12.50, '-0', 'NaN', '2026-11-23 01:02:03.123456+05', 'infinity', '-1 day 02:03',
          '\\x00ff5c22', ARRAY['x', NULL, 'null', '', '"q", {b}\\'], '[0:1]={7,8}', 'null', '{"b":1, "b": 2 }',
          'Wild, "odd"', '00000000-0000-7000-8000-000000000001', 'a(b),"c"\\', 'x', B'101', true,
          ROW('Main, "St"', NULL), '10.0.0.1/8', '[2026-01-01,)', 12.34),
        ('b', 'NaN', NULL, 'Infinity', 1.1, '-infinity', NULL, NULL, '', '{}', NULL, NULL, 'null', NULL, NULL,
          'null', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (E'c\\n\\U0001F600 \\u00e9', 123456789012345678901234567890.0000000001, 0, 5e-324, 0, NULL, NULL, NULL, NULL,
          NULL, '{{1,2},{3,4}}', '{"a": [1.00, null]}', '  [ ]', 'calm', NULL, repeat('long "', 100000), NULL, NULL,
          false, ROW(NULL, NULL), '::1', 'empty', NULL);
        CREATE TABLE bare (id int);
        INSERT INTO bare VALUES (1);
        CREATE TABLE parts (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
        INSERT INTO parts VALUES (1, '2026-01-05'), (2, '2026-02-05');
        CREATE TABLE heads (id int PRIMARY KEY, name text);
        CREATE TABLE lines (id int PRIMARY KEY, head int REFERENCES heads ON DELETE CASCADE);
        INSERT INTO heads VALUES (1, 'one'), (2, 'two');
        INSERT INTO lines VALUES (1, 1), (2, 1), (3, 2);
        GRANT ALL ON things, bare, parts, heads, lines TO shop_writer\
        """);
  }

  @AfterEach
  void dropTables() {
    owner(
        "DROP TABLE things, bare, parts, heads, lines; DROP TYPE mood, place; DROP DOMAIN percent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM things",
        "UPDATE things SET amount = 0",
        "UPDATE things SET part = part || '!', doc = 'null', note = NULL, ratio = 0, tags = NULL",
        "UPDATE things SET \"after\" = NULL, kind = 'k', flag = B'000', small = 3, home = NULL, matrix = '{}'",
        "UPDATE things SET at = now(), \"on\" = NULL, span = '1 s', raw = 'x', share = 1, feeling = 'calm'",
        "UPDATE things SET ref = NULL, ok = NULL, address = NULL, during = NULL, price = 0 WHERE part <> 'b'",
        "INSERT INTO things (part, amount) VALUES ('d', 'NaN'), ('e', 2)",
        "INSERT INTO heads SELECT 9, 'x' WHERE false",
        "WITH few AS (SELECT 'a' AS p) DELETE FROM things USING few WHERE part = p",
        "MERGE INTO things t USING (VALUES ('a', 1), ('b', 2), ('z', 3)) v (p, n) ON part = p WHEN MATCHED AND n = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET amount = n WHEN NOT MATCHED THEN INSERT (part) VALUES (p)",
        "MERGE INTO things t USING (VALUES ('a')) v (p) ON part = p WHEN MATCHED THEN DELETE",
        "UPDATE parts SET day = '2026-02-20' WHERE id = 1",
        "DELETE FROM parts",
        "INSERT INTO parts VALUES (3, '2026-02-01')",
        "INSERT INTO heads VALUES (2, 'new'), (3, 'three') ON CONFLICT (id) DO UPDATE SET name = excluded.name"
      })
  void restoresEveryTypeExactly(String sql) {
    assumeTrue(TestedServer.tellsEveryChange() || !isOfRowsKeysOrKinds(sql));
    String before = state();

    assertThat(write(sql)).isInstanceOf(Outcome.Succeeded.class);
    if (told.written.isEmpty()) {
      assertThat(state()).isEqualTo(before);
      return;
    }
    String after = state();
    Undo undo = undo(told);
    RecordingListener undoing = new RecordingListener();
    assertThat(run(undo, undoing)).isEqualTo(new Outcome.Succeeded(0, undo.rows(), false, false));

    assertThat(state()).isEqualTo(before).isNotEqualTo(after);
    assertThat(told.written.orElseThrow().irreversible()).isNull();

    run(undo(undoing), new RecordingListener());
    assertThat(state()).isEqualTo(after);
  }

  /** Of which servers before PostgreSQL 18 do not tell the rows as they were. */
  private static boolean isOfRowsKeysOrKinds(String sql) {
    return sql.startsWith("MERGE")
        || sql.contains("DO UPDATE")
        || sql.contains("SET part")
        || sql.contains("SET day");
  }

  @Test
  void changesNothingIfOneRowHasBeenChangedAgain() {
    write("UPDATE things SET amount = 0");
    Undo undo = undo(told);
    owner("UPDATE things SET ok = NOT ok WHERE part = 'a'");
    String since = state();

    Outcome outcome = run(undo, new RecordingListener());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              assertThat(r.reason()).isEqualTo(RefusalReason.CONFLICT);
              assertThat(r.message()).contains("3 rows").contains("changed 2");
            });
    assertThat(state()).isEqualTo(since);
  }

  @Test
  void changesNothingIfADeletedRowIsThereAgain() {
    write("DELETE FROM heads WHERE id = 2");
    Undo undo = undo(told);
    owner("INSERT INTO heads VALUES (2, 'again')");

    assertThat(run(undo, new RecordingListener()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(RefusalReason.CONFLICT));
  }

  @Test
  void changesNothingASecondTime() {
    write("UPDATE things SET amount = 0");
    run(undo(told), new RecordingListener());

    assertThat(run(undo(told), new RecordingListener())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void tellsWhatCascadesChangedToo() {
    write("DELETE FROM heads WHERE id = 1");

    WrittenRows written = told.written.orElseThrow();
    assertThat(written.tables())
        .containsExactly(
            new TableChanges(TableName.parse("public.heads"), 0, 0, 1, 1),
            new TableChanges(TableName.parse("public.lines"), 0, 0, 2, 0));
    assertThat(written.irreversible()).contains("public.lines").doesNotContain("heads");
    assertThat(written.undo()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM bare",
        "UPDATE heads SET name = name",
        "TRUNCATE lines",
        "WITH gone AS (DELETE FROM lines RETURNING id) SELECT count(*) FROM gone"
      })
  void saysWhereItCannot(String sql) {
    write(sql);

    assertThat(told.written.map(WrittenRows::undo)).isEmpty();
    told.written.ifPresent(written -> assertThat(written.irreversible()).endsWith("."));
  }

  @Test
  void keepsNoMoreThanItMay() {
    told.undoBytes = 1000;
    write("DELETE FROM things");

    assertThat(told.written.orElseThrow().undo()).isNull();
    assertThat(told.written.orElseThrow().irreversible()).contains("too many or too large");
  }

  @Test
  void keepsNothingWithoutAKey() {
    told.undoBytes = 0;
    write("DELETE FROM things");

    assertThat(told.written.orElseThrow().undo()).isNull();
    assertThat(told.written.orElseThrow().irreversible()).contains("no key");
  }

  private static Undo undo(RecordingListener of) {
    Undo undo = of.written.orElseThrow().undo();
    assertThat(undo).isNotNull();
    assertThat(undo.toString()).doesNotContain("Main");
    return undo;
  }

  private Outcome run(Undo undo, RecordingListener listener) {
    Work work = work(Access.WRITER, undo.sql(), new BindValue(BindType.TEXT, undo.values()));
    assertThat(work.facts().parsed()).describedAs(undo.sql()).isTrue();
    assertThat(work.facts().unknownFunctions()).isEmpty();
    return target()
        .run(
            new Work(
                work.command(),
                work.facts(),
                Access.WRITER,
                work.dataSource(),
                work.obligations(),
                null,
                undo.rows()),
            listener,
            new Cancellation());
  }

  private String state() {
    return ownerSees(
        """
        SELECT concat((SELECT string_agg(t::text, E'\\n' ORDER BY t."Number", part) FROM things t),
          (SELECT string_agg(p::text, E'\\n' ORDER BY p) FROM parts p),
          (SELECT string_agg(h::text, E'\\n' ORDER BY id) FROM heads h))\
        """);
  }
}
