package io.countersign.audit.store;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the search index of commands holds, on both sides of a comparison. */
final class SearchTerms {
  /** An index entry has to fit into a part of a page. */
  private static final int LONGEST = 200;

  private static final String ANY_SCHEMA = "*.";
  private static final String ANY_TABLE = "*.*";

  private SearchTerms() {}

  /** What a command that uses the tables is found by. */
  static List<String> of(Collection<TableName> tables) {
    return tables.stream()
        .flatMap(t -> Stream.of(t.toString(), inAnySchema(t)))
        .map(SearchTerms::term)
        .distinct()
        .toList();
  }

  /**
   * What finds the commands that may use the table: with a schema it is that table or one named
   * without, see {@link TableName#mayBe}.
   */
  static List<String> finding(TableName table) {
    if (table.schema() == null) {
      return List.of(term(inAnySchema(table)));
    }
    return List.of(term(table.toString()), term(new TableName(null, table.name()).toString()));
  }

  /** What a command that mentions the columns is found by. */
  static List<String> ofColumns(Collection<ColumnName> columns) {
    return columns.stream()
        .flatMap(c ->
            c.table() == null
                ? Stream.of(inAnyTable(c.column()))
                : Stream.concat(
                    of(List.of(c.table())).stream().map(t -> column(t, c.column())),
                    Stream.of(inAnyTable(c.column()))))
        .distinct()
        .toList();
  }

  /** What finds the commands that may use the column; all columns of its table are used too. */
  static List<String> finding(ColumnName column) {
    return column.table() == null
        ? List.of(inAnyTable(column.column()))
        : finding(column.table()).stream()
            .flatMap(t -> Stream.of(column(t, column.column()), column(t, ColumnUse.EVERY)))
            .toList();
  }

  private static String inAnyTable(String column) {
    return column(ANY_TABLE, column);
  }

  private static String column(String table, String column) {
    return term(table + "." + new TableName(null, column));
  }

  static String term(String text) {
    String plain = PostgresText.of(text);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  private static String inAnySchema(TableName table) {
    return ANY_SCHEMA + new TableName(null, table.name());
  }
}
