package io.countersign.executor.postgres;

import io.countersign.contracts.TableName;
import io.countersign.sql.Schema;
import io.countersign.sql.TableDefinition;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The relations that a statement names and all that its views read, as the catalogue tells them.
 * Read after the statement has begun to run: from then on its locks keep them from being changed.
 */
final class Relations implements Schema {
  private static final String REACHED =
      """
      WITH RECURSIVE reached (relation) AS (
        SELECT pg_catalog.to_regclass(n.name)::oid FROM unnest(?::text[]) AS n (name)
        UNION
        SELECT d.refobjid FROM reached b
        JOIN pg_catalog.pg_rewrite r ON r.ev_class = b.relation AND r.ev_type = '1'
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
          AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
      )
      SELECT s.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid),
        ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END
      FROM reached b
      JOIN pg_catalog.pg_class c ON c.oid = b.relation AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace\
      """;

  private final Map<TableName, TableDefinition> relations = new HashMap<>();
  private final Map<String, TableDefinition> visible = new HashMap<>();

  static Relations reachedFrom(Collection<TableName> names, Connection connection)
      throws SQLException {
    Relations reached = new Relations();
    Array texts =
        connection.createArrayOf("text", names.stream().map(TableName::toString).toArray());
    try (PreparedStatement statement = connection.prepareStatement(REACHED)) {
      statement.setArray(1, texts);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reached.add(rows);
        }
      }
    }
    return reached;
  }

  private void add(ResultSet row) throws SQLException {
    List<String> columns =
        List.of((Object[]) row.getArray(4).getArray()).stream().map(Object::toString).toList();
    if (columns.isEmpty()) {
      return; // The analysis has no need of a table without columns.
    }
    TableName name = new TableName(row.getString(1), row.getString(2));
    put(
        new TableDefinition(name, columns, List.of(), Optional.ofNullable(row.getString(5))),
        row.getBoolean(3));
  }

  private void put(TableDefinition relation, boolean isVisible) {
    relations.put(relation.name(), relation);
    if (isVisible) {
      visible.put(relation.name().name(), relation);
    }
  }

  /** The same, in which only these views are looked through. */
  Relations lookingThrough(Set<TableName> views) {
    Relations other = new Relations();
    relations
        .values()
        .forEach(relation ->
            other.put(
                views.contains(relation.name())
                    ? relation
                    : TableDefinition.table(relation.name(), relation.columns()),
                Objects.equals(visible.get(relation.name().name()), relation)));
    return other;
  }

  Collection<TableDefinition> all() {
    return relations.values();
  }

  @Override
  public Optional<TableDefinition> table(TableName name) {
    return Optional.ofNullable(
        name.schema() == null ? visible.get(name.name()) : relations.get(name));
  }
}
