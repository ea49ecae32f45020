package io.countersign.executor.postgres;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.Work;
import io.countersign.sql.SqlAnalyzer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether what finds the rows of an UPDATE may be evaluated once more before it runs: it may if
 * that has no effect of its own. Whether it finds the same rows is another matter.
 */
final class EarlierUpdate {
  /** What a view calls is not in the text; a foreign table may do anything when it is read. */
  private static final String ONLY_READS =
      """
      SELECT NOT EXISTS (
          SELECT FROM pg_catalog.pg_proc WHERE proname = ANY (?::text[]) AND provolatile = 'v')
        AND NOT EXISTS (
          SELECT FROM unnest(?::text[]) AS n (name)
          JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(n.name)
          WHERE c.relkind NOT IN ('r', 'p', 'm'))\
      """;

  private EarlierUpdate() {}

  /**
   * @param query that finds and locks the rows
   */
  static boolean mayBeAskedTwice(Work work, String query, Connection connection)
      throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, query);
    if (!facts.parsed()
        || !facts.unknownFunctions().isEmpty()
        || !work.facts().unknownFunctions().isEmpty()) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(ONLY_READS)) {
      set(statement, 1, facts.functions().stream().map(EarlierUpdate::unqualified).toList());
      set(statement, 2, facts.reads().stream().map(TableName::toString).toList());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void set(PreparedStatement statement, int index, List<String> texts)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
  }

  private static String unqualified(String function) {
    return function.substring(function.lastIndexOf('.') + 1);
  }
}
