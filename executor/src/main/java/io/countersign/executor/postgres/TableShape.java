package io.countersign.executor.postgres;

import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a table to put its rows back.
 *
 * @param name with its schema
 * @param kind {@code pg_class.relkind}
 * @param columns in their order, which is that of a row's text form
 */
record TableShape(TableName name, char kind, boolean hasChildren, List<Column> columns) {
  private static final String SHAPE =
      """
      SELECT s.nspname, c.relname, c.relkind, c.relkind = 'r' AND c.relhassubclass AS inherited,
        a.attname, ts.nspname AS type_schema, t.typname AS type_name, a.attgenerated <> '' AS generated,
        a.attidentity, coalesce(a.attnum = ANY (k.indkey), false) AS key
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      JOIN pg_catalog.pg_namespace ts ON ts.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_index k ON k.indrelid = c.oid AND k.indisprimary
      WHERE c.oid = pg_catalog.to_regclass(?) ORDER BY a.attnum\
      """;

  TableShape {
    columns = List.copyOf(columns);
  }

  /**
   * @param type quoted
   * @param fixed whether only the database may give it another value: an identity that is always
   *     generated
   * @param key whether it belongs to the primary key
   */
  record Column(
      String name, String type, boolean generated, boolean identity, boolean fixed, boolean key) {}

  /** Empty if there is no such table, or it has no columns. */
  static Optional<TableShape> of(TableName table, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SHAPE)) {
      statement.setString(1, table.toString());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static TableShape read(ResultSet row) throws SQLException {
    TableName name = new TableName(row.getString("nspname"), row.getString("relname"));
    char kind = row.getString("relkind").charAt(0);
    boolean inherited = row.getBoolean("inherited");
    List<Column> columns = new ArrayList<>();
    do {
      columns.add(column(row));
    } while (row.next());
    return new TableShape(name, kind, inherited, columns);
  }

  private static Column column(ResultSet row) throws SQLException {
    String identity = row.getString("attidentity");
    return new Column(
        row.getString("attname"),
        Names.quoted(row.getString("type_schema")) + "." + Names.quoted(row.getString("type_name")),
        row.getBoolean("generated"),
        !identity.isEmpty(),
        identity.equals("a"),
        row.getBoolean("key"));
  }

  /** Not a view, nor a foreign table. */
  boolean isTable() {
    return kind == 'r' || kind == 'p';
  }

  /** Why its rows cannot be put back; absent if they can. */
  @Nullable String objection() {
    if (!isTable()) {
      return name + " is a view or a foreign table";
    }
    if (hasChildren) {
      return "other tables inherit from " + name;
    }
    return columns.stream().noneMatch(Column::key) ? name + " has no primary key" : null;
  }
}
