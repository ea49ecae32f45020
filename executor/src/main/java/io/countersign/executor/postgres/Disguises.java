package io.countersign.executor.postgres;

import io.countersign.contracts.ColumnUse;
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
 * @param relations those that show a declared table under another name, or may
 * @param views those of them that do so by their query alone
 * @param columns those that hold what others of their row do, or texts of statements
 */
record Disguises(Set<TableName> relations, Set<TableName> views, Set<ColumnOrigin.Column> columns) {
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
   * their parents and share their columns with them. A view on a function or an operator of the
   * user's own may show anything, so it counts as reaching everything.
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
            AND d.objid = r.oid AND d.refclassid IN
              ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass)
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

  /** Where what others send is shown, with the values that stand in it (27.2.3, F.30). */
  private static final Set<String> STATEMENTS = Set.of("pg_stat_activity", "pg_stat_statements");

  private static final String STATEMENT = "query";

  static final Disguises NONE = new Disguises(Set.of(), Set.of(), Set.of());

  static Disguises among(
      Collection<TableName> relations, DataSource dataSource, Connection connection)
      throws SQLException {
    if (!dataSource.isClassified() || relations.isEmpty()) {
      return NONE;
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
    Disguises found = new Disguises(new HashSet<>(), new HashSet<>(), new HashSet<>());
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
    found.views.removeAll(found.relations);
    found.relations.addAll(found.views);
    return Optional.of(found);
  }

  private void add(ResultSet row, DataSource dataSource) throws SQLException {
    TableName named = TableName.parse(row.getString(1));
    TableName reached = new TableName(row.getString(2), row.getString(3));
    boolean another = row.getBoolean(4);
    boolean throughView = row.getBoolean(5);
    if (row.getBoolean(6) || keepsSamples(reached) || (another && keepsStatements(reached))) {
      relations.add(named);
    } else if (another && isByAnotherName(row, dataSource)) {
      (throughView ? views : relations).add(named);
    }
    if (!another) {
      addColumns(
          reached,
          (Object[]) row.getArray(7).getArray(),
          !dataSource.categories(reached, ColumnUse.EVERY).isEmpty());
    }
  }

  private void addColumns(TableName relation, Object[] generated, boolean isDeclared) {
    if (keepsStatements(relation)) {
      columns.add(new ColumnOrigin.Column(relation, STATEMENT));
    }
    if (isDeclared) {
      for (Object column : generated) {
        columns.add(new ColumnOrigin.Column(relation, column.toString()));
      }
    }
  }

  /** Whether a declared column would be shown that is not declared under the name it is read by. */
  private static boolean isByAnotherName(ResultSet row, DataSource dataSource) throws SQLException {
    TableName named = TableName.parse(row.getString(1));
    TableName reached = new TableName(row.getString(2), row.getString(3));
    boolean throughView = row.getBoolean(5);
    return Stream.of((Object[]) row.getArray(9).getArray())
        .map(Object::toString)
        .filter(column -> !dataSource.categories(reached, column).isEmpty())
        .anyMatch(column -> throughView || dataSource.categories(named, column).isEmpty());
  }

  private static boolean keepsStatements(TableName relation) {
    return STATEMENTS.contains(relation.name());
  }

  private static boolean keepsSamples(TableName relation) {
    return CATALOGUE.equals(relation.schema()) && SAMPLES.contains(relation.name());
  }
}
