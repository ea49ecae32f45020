package io.countersign.executor.mysql;

import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table or view.
 *
 * @param name in lower case, as all names here
 * @param stored how the server writes it
 * @param type such as {@code BASE TABLE}
 * @param engine absent for a view
 * @param keys the columns of the primary key
 * @param generated the columns computed from others of their row
 */
record Relation(
    TableName name,
    TableName stored,
    String type,
    @Nullable String engine,
    List<String> columns,
    List<String> keys,
    List<String> generated) {
  /** Looking a name up by itself opens one table, in another spelling all of them. */
  private static final List<String> TABLES =
      List.of(
          """
          SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE FROM information_schema.TABLES
          WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?\
          """,
          """
          SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE FROM information_schema.TABLES
          WHERE LOWER(TABLE_SCHEMA) = ? AND LOWER(TABLE_NAME) = ?\
          """);

  /** Of names alone, which opens no table. */
  private static final String SPELLINGS =
      """
      SELECT COUNT(*) FROM information_schema.TABLES
      WHERE LOWER(TABLE_SCHEMA) = ? AND LOWER(TABLE_NAME) = ?\
      """;

  private static final String COLUMNS =
      """
      SELECT COLUMN_NAME, COLUMN_KEY, COALESCE(GENERATION_EXPRESSION, '')
      FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY ORDINAL_POSITION\
      """;

  private static final String BASE_TABLE = "BASE TABLE";

  /** Engines whose tables hold rows of their own. */
  private static final Set<String> KEEPING =
      Set.of(
          "archive",
          "aria",
          "csv",
          "innodb",
          "memory",
          "myisam",
          "ndbcluster",
          "rocksdb",
          "columnstore");

  private static final String INFORMATION_SCHEMA = "information_schema";

  /** What these tell are names and kinds of objects, and no values of columns. */
  private static final Set<String> OF_NAMES =
      Set.of(
          "character_sets",
          "collations",
          "columns",
          "engines",
          "key_column_usage",
          "referential_constraints",
          "schemata",
          "statistics",
          "table_constraints",
          "tables");

  /** Where the server keeps values of any column: samples, statements, keys of locked rows. */
  private static final Set<String> SERVERS_OWN = Set.of("mysql", "performance_schema", "sys");

  /** Where case tells tables apart, the one that is meant may be another than the one found. */
  static Optional<Relation> find(TableName name, Connection connection) throws SQLException {
    return isAmbiguous(name, connection) ? Optional.empty() : first(name, connection);
  }

  private static boolean isAmbiguous(TableName name, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SPELLINGS)) {
      statement.setString(1, name.schema());
      statement.setString(2, name.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(1) > 1;
      }
    }
  }

  private static Optional<Relation> first(TableName name, Connection connection)
      throws SQLException {
    for (String query : TABLES) {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setString(1, name.schema());
        statement.setString(2, name.name());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            return Optional.of(read(name, row, connection));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Relation read(TableName name, ResultSet row, Connection connection)
      throws SQLException {
    TableName stored = new TableName(row.getString(1), row.getString(2));
    String type = row.getString(3);
    String engine = row.getString(4);
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> generated = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, stored.schema());
      statement.setString(2, stored.name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String column = Relations.folded(rows.getString(1));
          columns.add(column);
          if (rows.getString(2).equals("PRI")) {
            keys.add(column);
          }
          if (!rows.getString(3).isEmpty()) {
            generated.add(column);
          }
        }
      }
    }
    return new Relation(name, stored, type, engine, columns, keys, generated);
  }

  /** Whether it may show values of other tables. */
  boolean isDisguise() {
    String schema = name.schema();
    return INFORMATION_SCHEMA.equals(schema)
        ? !OF_NAMES.contains(name.name())
        : !type.equals(BASE_TABLE) || SERVERS_OWN.contains(schema) || !isKeptHere();
  }

  /**
   * Others show rows of tables of any name, here or elsewhere: MERGE, FEDERATED, CONNECT, SPIDER.
   */
  private boolean isKeptHere() {
    return engine != null && KEEPING.contains(engine.toLowerCase(Locale.ROOT));
  }

  boolean isTransactional() {
    return type.equals(BASE_TABLE) && "InnoDB".equals(engine);
  }
}
