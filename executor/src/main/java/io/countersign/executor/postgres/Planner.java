package io.countersign.executor.postgres;

import io.countersign.contracts.Facts;
import io.countersign.executor.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks the target's planner, and whether its plan is within what the facts say. */
final class Planner {
  private static final String SYNTAX_ERROR = "42601";
  private static final String EXPLAIN = "EXPLAIN (VERBOSE, FORMAT JSON) ";

  /**
   * Reads of a relation cover what lies beneath it: a view's query and a table's partitions and
   * children. So do writes. Rules other than a view's query are not followed: what they write is
   * not in the text.
   */
  private static final String UNCOVERED =
      """
      WITH RECURSIVE covered (relation, written) AS (
        SELECT pg_catalog.to_regclass(f.name)::oid, f.written
        FROM unnest(?::text[], ?::boolean[]) AS f (name, written)
        UNION
        SELECT next.relation, c.written
        FROM covered c CROSS JOIN LATERAL (
          SELECT d.refobjid FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
          WHERE r.ev_class = c.relation AND r.ev_type = '1'
          UNION ALL
          SELECT i.inhrelid FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.relation
        ) AS next (relation)
      )
      SELECT count(*) FROM unnest(?::text[], ?::boolean[]) AS p (name, written)
      WHERE NOT EXISTS (
        SELECT FROM covered c
        WHERE c.relation = pg_catalog.to_regclass(p.name) AND (c.written OR NOT p.written))\
      """;

  private Planner() {}

  static Plan plan(Work work, Connection connection) throws SQLException {
    StatementText text =
        StatementText.explaining(EXPLAIN, work)
            .orElseThrow(() -> new SQLException("the statement is not readable", SYNTAX_ERROR));
    try (PreparedStatement statement = connection.prepareStatement(text.text().text())) {
      Binding.bind(statement, text.text().placeholders(), work.command().parameters());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Plan.parse(row.getString(1));
      }
    }
  }

  /** Whether every relation of the plan is one that the facts name, or lies beneath one. */
  static boolean confirms(Plan plan, Facts facts, Connection connection) throws SQLException {
    if (!facts.parsed() || !facts.unknownFunctions().isEmpty() || plan.opaque()) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(UNCOVERED)) {
      RelationNames.set(statement, 1, facts.reads(), facts.writes());
      RelationNames.set(statement, 3, plan.read(), plan.written());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(1) == 0;
      }
    }
  }
}
