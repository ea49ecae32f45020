package io.countersign.executor.target;

import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Asks the catalogue which relations show a declared table under another name. Asked anew for every
 * command, since a view may be redefined at any time.
 */
final class Disguises {
  /**
   * Views depend on other relations through their rules, partitions and children on their parents.
   * A view on a function of the user's own may show anything, so it counts as reaching everything.
   */
  private static final String BENEATH =
      """
      WITH RECURSIVE beneath (name, relation, depth) AS (
        SELECT n.name, pg_catalog.to_regclass(n.name)::oid, 0
        FROM unnest(?::text[]) AS n (name)
        UNION
        SELECT b.name, next.relation, 1
        FROM beneath b CROSS JOIN LATERAL (
          SELECT d.refobjid FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
          WHERE r.ev_class = b.relation AND d.refobjid <> b.relation
          UNION ALL
          SELECT i.inhparent FROM pg_catalog.pg_inherits i WHERE i.inhrelid = b.relation
        ) AS next (relation)
      )
      SELECT b.name, s.nspname, c.relname, b.depth, EXISTS (
          SELECT FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_proc'::regclass
          WHERE r.ev_class = b.relation AND d.refobjid >= 16384)
      FROM beneath b
      JOIN pg_catalog.pg_class c ON c.oid = b.relation
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace\
      """;

  private Disguises() {}

  static Set<TableName> among(
      Collection<TableName> relations, DataSource dataSource, Connection connection)
      throws SQLException {
    Set<TableName> disguises = new HashSet<>();
    if (dataSource.classifications().isEmpty() || relations.isEmpty()) {
      return disguises;
    }
    try (PreparedStatement statement = connection.prepareStatement(BENEATH)) {
      statement.setArray(
          1,
          connection.createArrayOf("text", relations.stream().map(TableName::toString).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          TableName reached = new TableName(rows.getString(2), rows.getString(3));
          boolean byAnotherName = rows.getInt(4) > 0 && isDeclared(reached, dataSource);
          if (byAnotherName || rows.getBoolean(5)) {
            disguises.add(TableName.parse(rows.getString(1)));
          }
        }
      }
    }
    return disguises;
  }

  private static boolean isDeclared(TableName table, DataSource dataSource) {
    return dataSource.classifications().stream().map(Classification::table).anyMatch(table::mayBe);
  }
}
