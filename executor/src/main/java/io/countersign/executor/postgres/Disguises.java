package io.countersign.executor.postgres;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the catalogue knows of declared tables under other names. Asked anew for every command,
 * since a view may be redefined at any time.
 *
 * @param relations those that show a declared table under another name
 * @param generated the columns computed from others of their row
 */
record Disguises(Set<TableName> relations, Set<ColumnOrigin.Column> generated) {
  /**
   * Most relations have neither rules nor parents nor children, which is much quicker to find out
   * than what is beneath those that have: for these it tells all that {@link #BENEATH} would, and
   * whether there are others.
   */
  private static final String ALONE =
      """
      SELECT n.name, s.nspname, c.relname, false, false, false,
        ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = c.oid AND a.attgenerated <> ''),
        c.relhasrules OR c.relhassubclass
          OR EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
      FROM unnest(?::text[]) AS n (name)
      JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(n.name)
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace\
      """;

  /**
   * Views depend on other relations through their rules; partitions and children are seen through
   * their parents and share their columns with them. A view on a function of the user's own may
   * show anything, so it counts as reaching everything.
   */
  private static final String BENEATH =
      """
      WITH RECURSIVE beneath (name, start, relation, through_view) AS (
        SELECT n.name, pg_catalog.to_regclass(n.name)::oid, pg_catalog.to_regclass(n.name)::oid, false
        FROM unnest(?::text[]) AS n (name)
        UNION
        SELECT b.name, b.start, next.relation, b.through_view OR next.through_view
        FROM beneath b CROSS JOIN LATERAL (
          SELECT d.refobjid, true FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
          WHERE r.ev_class = b.relation AND d.refobjid <> b.relation
          UNION ALL
          SELECT i.inhparent, false FROM pg_catalog.pg_inherits i WHERE i.inhrelid = b.relation
          UNION ALL
          SELECT i.inhrelid, false FROM pg_catalog.pg_inherits i WHERE i.inhparent = b.relation
        ) AS next (relation, through_view)
        WHERE next.relation <> b.start
      )
      SELECT b.name, s.nspname, c.relname, b.relation <> b.start, b.through_view, EXISTS (
          SELECT FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_proc'::regclass
          WHERE r.ev_class = b.relation AND d.refobjid >= 16384),
        ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = b.relation AND a.attgenerated <> ''), false,
        ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = b.relation AND a.attnum > 0 AND NOT a.attisdropped)
      FROM beneath b
      JOIN pg_catalog.pg_class c ON c.oid = b.relation
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace\
      """;

  private static final String CATALOGUE = "pg_catalog";

  /** Where the planner keeps values of any column (PostgreSQL manual 14.2). */
  private static final Set<String> SAMPLES =
      Set.of(
          "pg_statistic",
          "pg_statistic_ext_data",
          "pg_stats",
          "pg_stats_ext",
          "pg_stats_ext_exprs");

  static Disguises among(
      Collection<TableName> relations, DataSource dataSource, Connection connection)
      throws SQLException {
    if (!dataSource.isClassified() || relations.isEmpty()) {
      return new Disguises(Set.of(), Set.of());
    }
    Array names =
        connection.createArrayOf("text", relations.stream().map(TableName::toString).toArray());
    Optional<Disguises> alone = read(ALONE, names, dataSource, connection);
    return alone.isPresent()
        ? alone.get()
        : read(BENEATH, names, dataSource, connection).orElseThrow();
  }

  /** Empty if there are relations about which the query does not tell all. */
  private static Optional<Disguises> read(
      String query, Array names, DataSource dataSource, Connection connection) throws SQLException {
    Disguises found = new Disguises(new HashSet<>(), new HashSet<>());
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, names);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getBoolean(8)) {
            return Optional.empty();
          }
          found.add(rows, dataSource);
        }
      }
    }
    return Optional.of(found);
  }

  private void add(ResultSet row, DataSource dataSource) throws SQLException {
    TableName named = TableName.parse(row.getString(1));
    TableName reached = new TableName(row.getString(2), row.getString(3));
    boolean another = row.getBoolean(4);
    if (another && isByAnotherName(row, dataSource) || row.getBoolean(6) || keepsSamples(reached)) {
      relations.add(named);
    }
    if (!another) {
      for (Object column : (Object[]) row.getArray(7).getArray()) {
        generated.add(new ColumnOrigin.Column(reached, column.toString()));
      }
    }
  }

  /** Whether a declared column would be shown that is not declared under the name it is read by. */
  private static boolean isByAnotherName(ResultSet row, DataSource dataSource)
      throws SQLException {
    TableName named = TableName.parse(row.getString(1));
    TableName reached = new TableName(row.getString(2), row.getString(3));
    boolean throughView = row.getBoolean(5);
    return Stream.of((Object[]) row.getArray(9).getArray())
        .map(Object::toString)
        .filter(column -> !dataSource.categories(reached, column).isEmpty())
        .anyMatch(column -> throughView || dataSource.categories(named, column).isEmpty());
  }

  private static boolean keepsSamples(TableName relation) {
    return CATALOGUE.equals(relation.schema()) && SAMPLES.contains(relation.name());
  }
}
