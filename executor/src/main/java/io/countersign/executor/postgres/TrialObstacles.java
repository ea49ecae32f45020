package io.countersign.executor.postgres;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.sql.SqlAnalyzer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a write would set going besides itself, and what of it a rollback might not undo: a trigger
 * can send a mail. The text does not show any of this, so the catalogue is asked, once the
 * statement's locks keep it as it is.
 */
final class TrialObstacles {
  /**
   * Writes reach partitions and children, what views show, and what foreign keys cascade to. Of
   * what is only read, views and row-level policies may call functions.
   */
  private static final String FOUND =
      """
      WITH RECURSIVE reached (relation, written) AS (
        SELECT pg_catalog.to_regclass(f.name)::oid, f.written
        FROM unnest(?::text[], ?::boolean[]) AS f (name, written)
        UNION
        SELECT next.relation, r.written
        FROM reached r CROSS JOIN LATERAL (
          SELECT d.refobjid FROM pg_catalog.pg_rewrite w
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = w.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
          WHERE w.ev_class = r.relation
          UNION ALL
          SELECT i.inhrelid FROM pg_catalog.pg_inherits i WHERE i.inhparent = r.relation
          UNION ALL
          SELECT k.conrelid FROM pg_catalog.pg_constraint k
          WHERE r.written AND k.contype = 'f' AND k.confrelid = r.relation
            AND (k.confdeltype NOT IN ('a', 'r') OR k.confupdtype NOT IN ('a', 'r'))
        ) AS next (relation)
      ), written AS (SELECT relation FROM reached WHERE written),
      evaluated (class, object) AS (
        SELECT 'pg_catalog.pg_rewrite'::regclass, oid FROM pg_catalog.pg_rewrite
        WHERE ev_class IN (SELECT relation FROM reached)
        UNION ALL
        SELECT 'pg_catalog.pg_policy'::regclass, oid FROM pg_catalog.pg_policy
        WHERE polrelid IN (SELECT relation FROM reached)
        UNION ALL
        SELECT 'pg_catalog.pg_attrdef'::regclass, oid FROM pg_catalog.pg_attrdef
        WHERE adrelid IN (TABLE written)
        UNION ALL
        SELECT 'pg_catalog.pg_class'::regclass, indexrelid FROM pg_catalog.pg_index
        WHERE indrelid IN (TABLE written)
        UNION ALL
        SELECT 'pg_catalog.pg_constraint'::regclass, oid FROM pg_catalog.pg_constraint
        WHERE conrelid IN (TABLE written) OR contypid IN (
          SELECT atttypid FROM pg_catalog.pg_attribute WHERE attrelid IN (TABLE written))
      )
      SELECT 'trigger', tgname::text FROM pg_catalog.pg_trigger
      WHERE tgrelid IN (TABLE written) AND NOT tgisinternal AND tgenabled <> 'D' AND tgfoid >= 16384
      UNION
      SELECT 'rule', rulename::text FROM pg_catalog.pg_rewrite
      WHERE ev_class IN (TABLE written) AND ev_type <> '1'
      UNION
      SELECT 'foreign table', relname::text FROM pg_catalog.pg_class
      WHERE oid IN (TABLE written) AND relkind = 'f'
      UNION
      SELECT CASE WHEN EXISTS (
          SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_proc'::regclass
          AND e.objid = p.oid AND e.deptype = 'e') THEN 'extension function' ELSE 'function' END,
        p.proname::text
      FROM evaluated v JOIN pg_catalog.pg_depend d ON d.classid = v.class AND d.objid = v.object
        AND d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.refobjid >= 16384
      JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid\
      """;

  private static final String OF_EXTENSION = "extension function";

  private TrialObstacles() {}

  static Optional<String> among(Facts facts, Connection connection) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(FOUND)) {
      RelationNames.set(statement, 1, facts.reads(), facts.writes());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (!isHarmless(rows.getString(1), rows.getString(2), facts)) {
            found.add("the " + rows.getString(1) + " " + rows.getString(2));
          }
        }
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A trial might have effects that a rollback does not undo, for the write sets off "
                + String.join(", ", found)
                + ".");
  }

  /** Known extensions' functions are judged by name, as in a statement. */
  private static boolean isHarmless(String what, String name, Facts facts) {
    return what.equals(OF_EXTENSION)
        && SqlAnalyzer.analyze(facts.dialect(), "SELECT " + new TableName(null, name) + "()")
            .unknownFunctions()
            .isEmpty();
  }
}
