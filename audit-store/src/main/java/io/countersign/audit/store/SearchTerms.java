package io.countersign.audit.store;

import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the search index of commands holds, on both sides of a comparison. */
final class SearchTerms {
  /** An index entry has to fit into a part of a page. */
  private static final int LONGEST = 200;

  private static final String ANY_SCHEMA = "*.";

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

  static String term(String text) {
    String plain = PostgresText.of(text);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  private static String inAnySchema(TableName table) {
    return ANY_SCHEMA + new TableName(null, table.name());
  }
}
