package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The lists beside the classes are what a PostgreSQL 18 says of itself. */
class CatalogueTest {
  @Test
  void listsTheFunctionsThatAreFreeOfEffects() throws SQLException {
    List<String> derived = Target.column(Target.resource("/catalogue/functions.sql"));

    assertThat(Resources.lines("postgresql-functions.txt"))
        .as("write target/postgresql-functions.txt over the resource to renew it")
        .containsExactlyInAnyOrderElementsOf(save("postgresql-functions.txt", derived));
  }

  @Test
  void listsTheOperatorsThatPostgresqlBringsAlong() throws SQLException {
    List<String> derived = Target.column(Target.resource("/catalogue/operators.sql"));

    assertThat(Resources.lines("postgresql-operators.txt"))
        .as("write target/postgresql-operators.txt over the resource to renew it")
        .containsExactlyInAnyOrderElementsOf(save("postgresql-operators.txt", derived));
  }

  @Test
  void listsTheAggregates() throws SQLException {
    List<String> derived = Target.column(Target.resource("/catalogue/aggregates.sql"));

    assertThat(Resources.lines("postgresql-aggregates.txt"))
        .as("write target/postgresql-aggregates.txt over the resource to renew it")
        .containsExactlyInAnyOrderElementsOf(save("postgresql-aggregates.txt", derived));
  }

  @Test
  void listsTheFunctionsThatAColumnNameOfARowCanCall() throws SQLException {
    assertThat(Resources.lines("postgresql-row-functions.txt"))
        .as("write target/postgresql-row-functions.txt over the resource to renew it")
        .containsExactlyInAnyOrderElementsOf(
            save("postgresql-row-functions.txt", callableByColumnName()));
  }

  @Test
  void listsTheFunctionsThatReturnSetsOfRows() throws SQLException {
    List<String> derived =
        new ArrayList<>(Target.column(Target.resource("/catalogue/set-functions.sql")));
    derived.retainAll(Resources.lines("postgresql-functions.txt"));

    assertThat(Resources.lines("postgresql-set-functions.txt"))
        .as("write target/postgresql-set-functions.txt over the resource to renew it")
        .containsExactlyInAnyOrderElementsOf(save("postgresql-set-functions.txt", derived));
  }

  /** Every function is harmless, has known effects, or is left unknown on purpose. */
  @Test
  void saysOfEveryFunctionWhetherItHasEffects() throws SQLException {
    Set<String> told = new TreeSet<>(Target.column(Target.resource("/catalogue/callable.sql")));
    told.removeAll(Resources.lines("postgresql-functions.txt"));
    told.removeAll(FunctionEffects.names());

    assertThat(save("unknown.txt", List.copyOf(told)))
        .as("write target/unknown.txt over catalogue/unknown.txt once it was reviewed")
        .isEqualTo(Target.resource("/catalogue/unknown.txt").lines().toList());
  }

  @Test
  void callsNoFunctionHarmlessThatHasEffects() {
    assertThat(Resources.lines("postgresql-functions.txt"))
        .doesNotContainAnyElementsOf(FunctionEffects.names());
  }

  @Test
  void knowsNoFunctionThatWritesReadsFilesOrWaits() {
    assertThat(Resources.lines("postgresql-functions.txt"))
        .contains("lower", "count", "row_number", "random", "now", "jsonb_agg", "to_json")
        .doesNotContain(
            "pg_sleep",
            "pg_read_file",
            "lo_import",
            "lo_get",
            "query_to_xml",
            "table_to_xml",
            "ts_stat",
            "set_config",
            "nextval",
            "setval",
            "pg_advisory_lock",
            "pg_terminate_backend",
            "pg_notify",
            "txid_current",
            "dblink");
  }

  private static List<String> callableByColumnName() throws SQLException {
    List<String> callable = new ArrayList<>();
    try (Connection connection = Target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE probe (only_column int)");
      for (String name : names()) {
        if (explains(statement, "EXPLAIN SELECT p.\"" + name + "\" FROM probe p")) {
          callable.add(name);
        }
      }
    }
    return callable;
  }

  private static List<String> names() throws SQLException {
    return Target.column(
        "SELECT DISTINCT proname FROM pg_proc WHERE pronargs >= 1 UNION SELECT typname FROM pg_type"
            + " ORDER BY 1");
  }

  private static boolean explains(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static List<String> save(String name, List<String> lines) {
    try {
      Files.write(Path.of("target", name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
