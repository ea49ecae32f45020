package io.countersign.executor.postgres;

import io.countersign.contracts.Obligations;
import io.countersign.contracts.TableName;
import io.countersign.executor.Work;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.sql.SessionStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be known of a temporary table before it is created. */
final class NewTemporaryTable {
  /** A table is a type too, and among types temporary ones come first (PostgreSQL manual 19.11). */
  private static final String SHADOWS =
      """
      SELECT EXISTS (SELECT FROM pg_catalog.pg_class c
          WHERE c.oid = pg_catalog.to_regclass(n.name) AND c.relpersistence <> 't')
        OR EXISTS (SELECT FROM pg_catalog.pg_type t
          WHERE t.oid = pg_catalog.to_regtype(n.name) AND t.typrelid = 0
            AND t.typnamespace <> pg_catalog.pg_my_temp_schema())
      FROM (SELECT pg_catalog.quote_ident(?)) AS n (name)\
      """;

  private NewTemporaryTable() {}

  /** Whether the name would be taken from something else. */
  static boolean isShadow(TableName table, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SHADOWS)) {
      statement.setString(1, table.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * How the columns of the query that fills a table would be masked if they were shown; none of
   * them where it is created empty, absent where that is not known. A child of another table gets
   * rows through its parent too.
   */
  static @Nullable List<MaskedColumn> filling(
      Work work, SessionStatement statement, Connection connection) throws SQLException {
    if (!(statement instanceof SessionStatement.CreateTemporary create)) {
      return null;
    }
    if (create.query() != null) {
      return describe(work, create.query(), connection);
    }
    return work.command().sql().toLowerCase(Locale.ROOT).contains("inherits") ? null : List.of();
  }

  private static @Nullable List<MaskedColumn> describe(
      Work work, String query, Connection connection) throws SQLException {
    Work inner = showingNothing(Held.query(work, query));
    Optional<StatementText> text = StatementText.plain(inner);
    if (text.isEmpty()) {
      return null;
    }
    try (PreparedStatement statement = connection.prepareStatement(text.get().text().text())) {
      Binding.bind(statement, text.get().text().placeholders(), work.command().parameters());
      ResultSetMetaData metaData = statement.getMetaData();
      return metaData == null
          ? null
          : ResultPlan.of(metaData, text.get(), inner, connection).columns();
    }
  }

  /** What this command may show, later ones may not; what it must not tell, they must not. */
  private static Work showingNothing(Work work) {
    Integer minimum = work.obligations().minimumGroup();
    return new Work(
        work.command(),
        work.facts(),
        work.access(),
        work.dataSource(),
        new Obligations(null, null, null, Set.of(), Set.of(), minimum),
        null);
  }
}
