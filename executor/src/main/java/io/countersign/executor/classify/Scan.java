package io.countersign.executor.classify;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import io.countersign.executor.masking.TextMasker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at the tables and columns that a PostgreSQL role may read, and at a few values of each that
 * may hold text or numbers.
 */
final class Scan {
  private static final int MOST_SAMPLES = 100;
  private static final int LONGEST_SAMPLE = 2_000;

  /** Blocks of small tables are all read; of a large one about a thousand rows' worth. */
  private static final long LARGE = 100_000;

  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, c.reltuples::bigint, c.relkind::text IN ('r', 'm')
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'
        AND t.typcategory NOT IN ('B', 'E', 'G', 'R', 'T')
        AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
      ORDER BY 1, 2, a.attnum\
      """;

  private final Connection connection;
  private final TextMasker detectors = new TextMasker();

  private record Column(TableName table, String name, long rows, boolean sampled) {}

  /**
   * @param connection of the reader's role, with a short statement timeout
   */
  Scan(Connection connection) {
    this.connection = connection;
  }

  /** Columns that nobody has declared, by table. */
  Map<TableName, Map<String, Proposal>> proposals(DataSource dataSource) throws SQLException {
    Map<TableName, Map<String, Proposal>> proposals = new TreeMap<>();
    for (Column column : columns()) {
      if (!isDeclared(column, dataSource)) {
        Evidence.of(column.name(), samples(column), detectors)
            .proposal()
            .ifPresent(p ->
                proposals
                    .computeIfAbsent(column.table(), t -> new TreeMap<>())
                    .put(column.name(), p));
      }
    }
    return proposals;
  }

  /** As none, too. */
  private static boolean isDeclared(Column column, DataSource dataSource) {
    return !dataSource.categories(column.table(), column.name()).isEmpty()
        || dataSource.classifications().stream()
            .anyMatch(c -> c.column().equals(column.name()) && c.table().mayBe(column.table()));
  }

  private List<Column> columns() throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns.add(
            new Column(
                new TableName(rows.getString(1), rows.getString(2)),
                rows.getString(3),
                rows.getLong(4),
                rows.getBoolean(5)));
      }
    }
    return columns;
  }

  /** None where it takes too long, as the timeout tells; then the name has to do. */
  private List<String> samples(Column column) throws SQLException {
    List<String> samples = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(column))) {
      while (rows.next()) {
        samples.add(rows.getString(1));
      }
    } catch (SQLException e) {
      if (!"57014".equals(e.getSQLState())) {
        throw e;
      }
    }
    return samples;
  }

  private static String query(Column column) {
    String name = quoted(column.name());
    String table =
        quoted(String.valueOf(column.table().schema())) + "." + quoted(column.table().name());
    String sample =
        column.sampled() && column.rows() > LARGE
            ? " TABLESAMPLE SYSTEM (%s)".formatted(Math.max(0.001, 100_000.0 / column.rows()))
            : "";
    return "SELECT pg_catalog.left(%s::text, %d) FROM %s%s WHERE %s IS NOT NULL LIMIT %d"
        .formatted(name, LONGEST_SAMPLE, table, sample, name, MOST_SAMPLES);
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
