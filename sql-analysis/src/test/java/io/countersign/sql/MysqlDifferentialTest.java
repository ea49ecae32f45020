package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in every case, compared with what a real MariaDB makes of the same text. */
class MysqlDifferentialTest {
  private static final int WRITE_IN_READ_ONLY_TRANSACTION = 1792;
  private static final int SYNTAX = 1064;

  /** Access denied: to a database, a table or a column. */
  private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143);

  private static final Set<StatementKind> DATA =
      Set.of(
          StatementKind.SELECT,
          StatementKind.VALUES,
          StatementKind.INSERT,
          StatementKind.REPLACE,
          StatementKind.UPDATE,
          StatementKind.DELETE);

  private static Connection root;

  @BeforeAll
  static void createSchema() throws SQLException {
    MariadbTarget.assumeAvailable();
    root = MariadbTarget.connect();
    MariadbTarget.run(root, Target.resource("/mysql-schema.sql"));
  }

  @AfterAll
  static void disconnect() throws SQLException {
    if (root != null) {
      root.close();
    }
  }

  static Stream<String> texts() {
    return Case.ofMysql().map(Case::sql).filter(sql -> sql.indexOf(0) < 0);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void callsNothingReadOnlyThatMariadbRefusesInAReadOnlyTransaction(String sql)
      throws SQLException {
    if (!SqlAnalyzer.analyze(Dialect.MYSQL, sql).readOnly()) {
      return;
    }

    int error = errorInReadOnlyTransaction(sql);

    assertThat(error).isNotEqualTo(WRITE_IN_READ_ONLY_TRANSACTION);
  }

  /** Whoever may touch what the facts name, and nothing else, is not refused. */
  @ParameterizedTest
  @MethodSource("texts")
  void missesNoTableAndNoColumnThatMariadbWantsARightTo(String sql) throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, sql);
    if (!isComparable(facts)) {
      return;
    }

    int error = errorWithRightsOf(facts, sql);

    assertThat(error).as(facts.toString()).isNotIn(DENIED);
  }

  @Test
  void wantsARightToEveryColumnInEarnest() throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, "SELECT a FROM t");

    assertThat(errorWithRightsOf(facts, "SELECT a, b FROM t")).isIn(DENIED);
    assertThat(errorWithRightsOf(facts, "SELECT a FROM t WHERE c = 1")).isIn(DENIED);
    assertThat(errorWithRightsOf(facts, "SELECT a FROM s")).isIn(DENIED);
    assertThat(errorWithRightsOf(facts, "SELECT a FROM t")).isZero();
  }

  @Test
  void runsMostOfTheCasesForReal() throws SQLException {
    int ran = 0;
    for (String sql : texts().toList()) {
      Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, sql);
      ran += isComparable(facts) && errorWithRightsOf(facts, sql) == 0 ? 1 : 0;
    }

    assertThat(ran).isGreaterThan(80);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsOneStatementWhereMariadbFindsOne(String sql) throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, sql);
    boolean several = facts.parsed() && facts.statements().size() > 1;

    int error = errorInPreparing(sql);

    assertThat(several && error != SYNTAX).as("several, but MariaDB prepares one").isFalse();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsOneStatementInWhatItCallsReadOnly(String sql) throws SQLException {
    if (SqlAnalyzer.analyze(Dialect.MYSQL, sql).readOnly()) {
      assertThat(resultsOf(sql)).isLessThanOrEqualTo(1);
    }
  }

  private static boolean isComparable(Facts facts) {
    return facts.parsed()
        && facts.statements().size() == 1
        && DATA.contains(facts.statements().getFirst().kind())
        && facts.unknownFunctions().isEmpty()
        // A sequence wants a right to the whole of it.
        && !facts.functions().contains("lastval")
        && facts.effects().stream()
            .allMatch(Set.of(Effect.READS, Effect.WRITES_DATA, Effect.CHANGES_SESSION)::contains);
  }

  private static int errorInReadOnlyTransaction(String sql) throws SQLException {
    try (Connection connection = MariadbTarget.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION READ ONLY");
      return error(statement, sql);
    }
  }

  private static int errorWithRightsOf(Facts facts, String sql) throws SQLException {
    MariadbTarget.run(root, "CREATE OR REPLACE USER reader@'%'");
    try {
      grant(facts);
      try (Connection connection = MariadbTarget.connect("reader", "");
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("SET foreign_key_checks = 0");
        int error = error(statement, sql);
        connection.rollback();
        return error;
      }
    } finally {
      MariadbTarget.run(root, "DROP USER reader@'%'");
    }
  }

  private static void grant(Facts facts) throws SQLException {
    grant("SELECT ON target.everybodys");
    for (TableName table : facts.writes()) {
      grant("INSERT, UPDATE, DELETE ON " + qualified(table));
    }
    for (ColumnUse use : facts.columns()) {
      boolean every = use.column().equals(ColumnUse.EVERY);
      String right = every ? "SELECT" : "SELECT (`" + use.column().replace("`", "``") + "`)";
      if (use.table() != null && facts.reads().contains(use.table())) {
        grant(right + " ON " + qualified(use.table()));
      } else if (use.table() == null) {
        for (TableName table : facts.reads()) {
          grant(right + " ON " + qualified(table));
        }
      }
    }
    grantAnyColumn(facts);
  }

  /** A query that names no column of a table, such as count(*), still wants one right to it. */
  private static void grantAnyColumn(Facts facts) throws SQLException {
    for (TableName table : facts.reads()) {
      if (facts.columns().stream().noneMatch(use -> table.equals(use.table()))) {
        grant("SELECT (id) ON " + qualified(table));
      }
    }
  }

  private static String qualified(TableName table) {
    return "`" + (table.schema() == null ? "target" : table.schema()) + "`.`" + table.name() + "`";
  }

  /** A column or table that does not exist is granted to nobody. */
  private static void grant(String what) {
    try (Statement statement = root.createStatement()) {
      statement.execute("GRANT " + what + " TO reader@'%'");
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(what).isIn(1054, 1146, 1044, 1064, 1147);
    }
  }

  private static int errorInPreparing(String sql) throws SQLException {
    try (Connection connection = MariadbTarget.connect();
        Statement statement = connection.createStatement()) {
      return error(
          statement, "PREPARE p FROM '" + sql.replace("\\", "\\\\").replace("'", "''") + "'");
    }
  }

  private static int resultsOf(String sql) throws SQLException {
    try (Connection connection = MariadbTarget.connect("tester", "&allowMultiQueries=true");
        Statement statement = connection.createStatement()) {
      int results = 1;
      statement.execute(sql);
      while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
        results++;
      }
      return results;
    } catch (SQLException _) {
      return 0;
    }
  }

  private static int error(Statement statement, String sql) {
    try {
      statement.setQueryTimeout(5);
      if (statement.execute(sql)) {
        drain(statement);
      }
      return 0;
    } catch (SQLException e) {
      return e.getErrorCode();
    }
  }

  private static void drain(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }
}
