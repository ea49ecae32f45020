package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.Undo;
import io.countersign.executor.Work;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Whatever rows a table holds and whatever is done to them, the undo restores it exactly. */
final class UndoPropertyTest extends TargetTest {
  private static final String NULL = "NULL";

  @BeforeProperty
  void createTable() {
    owner(
        """
        DROP TABLE IF EXISTS any_rows;
        CREATE TABLE any_rows (id int PRIMARY KEY, note text, amount numeric, doc json);
        GRANT ALL ON any_rows TO shop_writer\
        """);
  }

  @AfterProperty
  void dropTable() {
    owner("DROP TABLE any_rows");
    closeTargets();
  }

  @Property(tries = 60)
  void restoresAnyTable(
      @ForAll("rows") List<String> rows,
      @ForAll("rows") List<String> others,
      @ForAll("writes") String write) {
    owner("TRUNCATE any_rows; INSERT INTO any_rows " + values(rows) + " ON CONFLICT DO NOTHING");
    String before = state();

    RecordingListener listener = new RecordingListener();
    Outcome outcome = run(Access.WRITER, listener, write.formatted(values(others)));

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    Undo undo = listener.written.map(w -> w.undo()).orElse(null);
    if (undo != null) {
      assertThat(undo(undo)).isEqualTo(new Outcome.Succeeded(0, undo.rows(), false, false));
    }
    assertThat(state()).isEqualTo(before);
  }

  @Provide
  static Arbitrary<String> writes() {
    return Arbitraries.of(
        "DELETE FROM any_rows WHERE id %% 2 = 0 OR (id, note) IN (SELECT id, note FROM (%s) v (id, note, amount, doc))",
        "UPDATE any_rows t SET note = v.note, amount = v.amount, doc = v.doc FROM (%s) v (id, note, amount, doc) WHERE t.id = v.id",
        "UPDATE any_rows t SET id = id + 1000, amount = -amount WHERE id IN (SELECT id FROM (%s) v (id, note, amount, doc))",
        "INSERT INTO any_rows %s ON CONFLICT DO NOTHING",
        "INSERT INTO any_rows %s ON CONFLICT (id) DO UPDATE SET note = excluded.note",
        """
        MERGE INTO any_rows t USING (%s) v (id, note, amount, doc) ON t.id = v.id
        WHEN MATCHED AND v.note IS NULL THEN DELETE
        WHEN MATCHED THEN UPDATE SET note = v.note, doc = v.doc
        WHEN NOT MATCHED THEN INSERT VALUES (v.id, v.note, v.amount, v.doc)\
        """);
  }

  @Provide
  static Arbitrary<List<String>> rows() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab'\"\\,(){}\n\u00e9\u2028 ")
            .ofMaxLength(6)
            .map(s -> "'" + s.replace("'", "''") + "'");
    Arbitrary<String> number =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals().map(n -> n.toPlainString()),
            Arbitraries.of("'NaN'", "'-Infinity'", "1.10", "0.0"));
    Arbitrary<String> json = Arbitraries.of("'null'", "'{\"b\" : [ 1.0 ]}'", "'\"\\\\n\"'", "'[]'");
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            text.injectNull(0.2),
            number.injectNull(0.2),
            json.injectNull(0.3))
        .as((id, note, amount, doc) ->
            "(%d, %s::text, %s::numeric, %s::json)"
                .formatted(id, orNull(note), orNull(amount), orNull(doc)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .uniqueElements(row -> row.substring(0, row.indexOf(',')));
  }

  private static String orNull(@Nullable String value) {
    return value == null ? NULL : value;
  }

  private static String values(List<String> rows) {
    return "VALUES " + String.join(", ", rows);
  }

  private Outcome undo(Undo undo) {
    Work work = work(Access.WRITER, undo.sql(), new BindValue(BindType.TEXT, undo.values()));
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
            new RecordingListener(),
            new Cancellation());
  }

  private String state() {
    return ownerSees(
        "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY id), '') FROM any_rows t");
  }
}
