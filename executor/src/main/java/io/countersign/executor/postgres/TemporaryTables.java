package io.countersign.executor.postgres;

import io.countersign.contracts.Classification;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import io.countersign.executor.target.MaskedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session's temporary tables hold of classified columns. Where it is not certain, the whole
 * table counts as derived from some. Nothing is forgotten before the session ends.
 */
final class TemporaryTables {
  /** The category of what was derived from classified columns; its mask shows nothing. */
  static final String DERIVED = "derived";

  private static final String COLUMNS =
      """
      SELECT c.oid::bigint, c.relname, a.attname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = pg_catalog.pg_my_temp_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      ORDER BY c.oid, a.attnum\
      """;

  private static final Set<StatementKind> UNDERSTOOD =
      EnumSet.of(
          StatementKind.SELECT,
          StatementKind.VALUES,
          StatementKind.INSERT,
          StatementKind.UPDATE,
          StatementKind.DELETE,
          StatementKind.MERGE,
          StatementKind.TRUNCATE,
          StatementKind.LOCK,
          StatementKind.CREATE_INDEX,
          StatementKind.DROP_TABLE);

  private final Set<Long> known = new HashSet<>();
  private final Set<Classification> classified = new HashSet<>();

  private record Table(long id, TableName name, List<String> columns) {}

  /** The work, with what is known of them among what its data source declares. */
  Work reveal(Work work) {
    return classified.isEmpty() ? work : work.on(work.dataSource().alsoClassifying(classified));
  }

  /**
   * Learns from a statement that has just run.
   *
   * @param filling how the columns of the query that fills a new table are masked, none of them
   *     where it is created empty; absent where that is not known
   */
  void learn(Work work, @Nullable List<MaskedColumn> filling, Connection connection)
      throws SQLException {
    if (!work.dataSource().isClassified()) {
      return;
    }
    for (Table table : tables(connection)) {
      if (known.add(table.id())) {
        learnNew(table, filling);
      } else {
        learnWritten(table, work, connection);
      }
    }
  }

  private void learnNew(Table table, @Nullable List<MaskedColumn> filling) {
    if (filling == null) {
      hide(table);
    } else if (!filling.isEmpty()) {
      for (int i = 0; i < table.columns().size(); i++) {
        learn(table, table.columns().get(i), filling.get(i).column());
      }
    }
  }

  private void learnWritten(Table table, Work work, Connection connection) throws SQLException {
    Facts facts = work.facts();
    if (!isUnderstood(facts)) {
      hide(table);
      return;
    }
    if (facts.writes().stream().noneMatch(table.name()::mayBe)) {
      return;
    }
    Lineage lineage = Provenance.of(work, Lineage.relations(facts), connection).lineage(work);
    for (String column : table.columns()) {
      Lineage.Verdict verdict = lineage.of(new ColumnOrigin.Column(table.name(), column));
      learn(table, column, new ResultColumn(column, "text", verdict.masking(), verdict.category()));
    }
  }

  private void learn(Table table, String column, ResultColumn masked) {
    if (masked.masking() != Masking.NONE) {
      String category = masked.category() == null ? DERIVED : masked.category();
      classified.add(new Classification(table.name(), column, category));
    }
  }

  private void hide(Table table) {
    table.columns().forEach(c -> classified.add(new Classification(table.name(), c, DERIVED)));
  }

  private static boolean isUnderstood(Facts facts) {
    return facts.parsed()
        && facts.unknownFunctions().isEmpty()
        && UNDERSTOOD.containsAll(facts.kinds());
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    Map<Long, Table> tables = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        TableName name = new TableName(null, rows.getString(2));
        tables
            .computeIfAbsent(rows.getLong(1), id -> new Table(id, name, new ArrayList<>()))
            .columns()
            .add(rows.getString(3));
      }
    }
    return List.copyOf(tables.values());
  }
}
