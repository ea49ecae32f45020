package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in every case, compared with what a real PostgreSQL makes of the same text. */
class DifferentialTest {
  private static final String WRITE_IN_READ_ONLY_TRANSACTION = "25006";

  private static Connection probing;

  @BeforeAll
  static void createSchema() throws SQLException {
    probing = Target.connect();
    try (Statement statement = probing.createStatement()) {
      statement.execute(Target.resource("/schema.sql"));
    }
    probing.setAutoCommit(false);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    probing.close();
  }

  static Stream<String> texts() {
    return Case.all().map(Case::sql).filter(sql -> sql.indexOf(0) < 0);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void callsNothingReadOnlyThatPostgresqlRefusesInAReadOnlyTransaction(String sql)
      throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);

    String state = stateInReadOnlyTransaction(sql);

    assertThat(facts.readOnly() && state.equals(WRITE_IN_READ_ONLY_TRANSACTION))
        .as("read-only, but PostgreSQL answers " + state)
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void missesNoTableAndNoColumnThatPostgresqlFinds(String sql) throws SQLException {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);

    for (ColumnUse found : foundByPostgresql(sql)) {
      if (facts.parsed() && !isExpansion(found, facts, sql)) {
        assertThat(isAmong(found, facts)).as("%s in %s", found, facts).isTrue();
      }
    }
  }

  /** EXCLUDED makes PostgreSQL note every column of the target, a literal every table it names. */
  private static boolean isExpansion(ColumnUse found, Facts facts, String sql) {
    TableName table = Objects.requireNonNull(found.table());
    return sql.contains("'" + table.name() + "'")
        || (sql.contains("DO UPDATE") && facts.writes().stream().anyMatch(table::mayBe));
  }

  @Test
  void missesNothingInQueriesThatAreNestedAndAliasedAtRandom() throws SQLException {
    int compared = 0;
    for (int seed = 0; seed < 300; seed++) {
      String sql = new RandomQuery(new Random(seed)).query();
      boolean valid = !foundByPostgresql(sql).isEmpty();
      compared += valid ? 1 : 0;
      missesNoTableAndNoColumnThatPostgresqlFinds(sql);
      assertThat(SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql).readOnly() || !valid)
          .as(sql)
          .isEqualTo(!valid || !RandomQuery.takesAFieldOfARow(sql));
    }

    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void comparesMostOfTheCasesForReal() throws SQLException {
    int compared = 0;
    for (String sql : texts().toList()) {
      compared += foundByPostgresql(sql).isEmpty() ? 0 : 1;
    }

    assertThat(compared).isGreaterThan(80);
  }

  private static boolean isAmong(ColumnUse found, Facts facts) {
    TableName table = found.table();
    boolean tableFound =
        Stream.concat(facts.reads().stream(), facts.writes().stream())
            .anyMatch(name -> table != null && name.mayBe(table));
    boolean columnFound =
        facts.columns().stream()
            .anyMatch(use ->
                (use.table() == null || (table != null && use.table().mayBe(table)))
                    && (use.column().equals(found.column())
                        || use.column().equals(ColumnUse.EVERY)));
    return tableFound && (columnFound || found.column().isBlank() || found.column().equals("-"));
  }

  private static String stateInReadOnlyTransaction(String sql) throws SQLException {
    try (Connection connection = Target.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      statement.execute("SET LOCAL statement_timeout = '5s'");
      statement.execute(sql);
      connection.rollback();
      return "00000";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }

  /** A function with a parsed body depends on every table and column that the body names. */
  private static List<ColumnUse> foundByPostgresql(String sql) throws SQLException {
    try (Statement statement = probing.createStatement()) {
      statement.execute(
          "CREATE FUNCTION probe(int, int) RETURNS void BEGIN ATOMIC " + sql + "\n; END");
      return dependencies(statement);
    } catch (SQLException _) {
      return List.of();
    } finally {
      probing.rollback();
    }
  }

  private static List<ColumnUse> dependencies(Statement statement) throws SQLException {
    List<ColumnUse> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT n.nspname, c.relname, coalesce(a.attname, '-')
            FROM pg_depend d
            JOIN pg_class c ON d.refclassid = 'pg_class'::regclass AND c.oid = d.refobjid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = nullif(d.refobjsubid, 0)
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = 'probe'::regproc
              AND c.relkind IN ('r', 'v')
            """)) {
      while (rows.next()) {
        found.add(
            new ColumnUse(new TableName(rows.getString(1), rows.getString(2)), rows.getString(3)));
      }
    }
    return found;
  }
}
