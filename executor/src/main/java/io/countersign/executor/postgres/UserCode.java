package io.countersign.executor.postgres;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The functions and operators that users of a database defined, which a statement may call under
 * names that look harmless: PostgreSQL prefers a closer match to its own function of the name
 * (PostgreSQL manual, 10.3), and reads {@code c.f} as {@code f(c)} if no column is called so.
 *
 * @param functions those that no extension brought
 * @param ofRows those that take a row
 * @param operators those that no extension brought
 */
record UserCode(Set<String> functions, Set<String> ofRows, Set<String> operators) {
  private static final String VISIBLE =
      """
      SELECT false, pg_catalog.lower(p.proname), coalesce(t.typtype IN ('c', 'd', 'p'), false), EXISTS (
          SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      FROM pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_type t ON t.oid = p.proargtypes[0]
      WHERE p.oid >= 16384 AND pg_catalog.pg_function_is_visible(p.oid)
      UNION ALL
      SELECT true, o.oprname, false, EXISTS (
          SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_operator'::regclass AND d.objid = o.oid AND d.deptype = 'e')
      FROM pg_catalog.pg_operator o
      WHERE o.oid >= 16384 AND pg_catalog.pg_operator_is_visible(o.oid)\
      """;

  private static final String ATTRIBUTE =
      """
      SELECT FROM pg_catalog.pg_attribute
      WHERE attrelid = pg_catalog.to_regclass(?) AND attname = ? AND NOT attisdropped\
      """;

  /** The grammar calls these without their names being written: IN, BETWEEN, LIKE, ORDER BY. */
  private static final Set<String> IMPLIED =
      Set.of("=", "<>", "<", ">", "<=", ">=", "~~", "!~~", "~~*", "!~~*");

  UserCode {
    functions = Set.copyOf(functions);
    ofRows = Set.copyOf(ofRows);
    operators = Set.copyOf(operators);
  }

  /** Of all that a role can call without naming a schema. */
  static UserCode visibleTo(Connection connection) throws SQLException {
    Set<String> functions = new HashSet<>();
    Set<String> ofRows = new HashSet<>();
    Set<String> operators = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(VISIBLE);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(2);
        if (rows.getBoolean(3)) {
          ofRows.add(name);
        }
        if (!rows.getBoolean(4)) {
          (rows.getBoolean(1) ? operators : functions).add(name);
        }
      }
    }
    return new UserCode(functions, ofRows, operators);
  }

  /** What a statement may call of it, unless the facts say so already. */
  Set<String> calledBy(Work work, Connection connection) throws SQLException {
    Facts facts = work.facts();
    Set<String> called = new LinkedHashSet<>(facts.functions());
    facts.unknownFunctions().forEach(called::remove);
    called.retainAll(functions);
    for (String operator : operators) {
      if (IMPLIED.contains(operator)
          || (work.command().sql() + ' ' + work.query()).contains(operator)) {
        called.add(operator);
      }
    }
    for (ColumnUse use : facts.columns()) {
      if (ofRows.contains(use.column().toLowerCase(Locale.ROOT)) && !isColumn(use, connection)) {
        called.add(use.column());
      }
    }
    return called;
  }

  /** The work with what it calls of it among the functions whose effects are unknown. */
  static Work reveal(Work work, Set<String> called) {
    if (called.isEmpty()) {
      return work;
    }
    return work.knowing(work.facts().alsoCalling(called));
  }

  private static boolean isColumn(ColumnUse use, Connection connection) throws SQLException {
    TableName table = use.table();
    if (table == null) {
      return true; // Only what is qualified can be a call (PostgreSQL manual, 4.2.6 and 8.16.5).
    }
    try (PreparedStatement statement = connection.prepareStatement(ATTRIBUTE)) {
      statement.setString(1, table.toString());
      statement.setString(2, use.column());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
