package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether there is a row tells of what such a function was given, as a condition does. */
final class RowSetFunctionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, regexp_matches(email, '^a') FROM customers",
        "SELECT id, generate_series(1, length(email)) FROM customers",
        "SELECT id, pg_catalog.unnest(string_to_array(email, '@')) FROM customers",
        "SELECT id FROM customers, LATERAL regexp_matches(email, '^a')",
        "SELECT id FROM customers, LATERAL (SELECT 1 FROM regexp_matches(email, '^a')) x",
        "SELECT 1 FROM generate_series(1, (SELECT length(email) FROM customers))",
        "SELECT id FROM customers, ROWS FROM (regexp_matches(email, '^a')) x",
        "SELECT id FROM customers, json_to_recordset(to_json(email)) AS x(a int)"
      })
  void whatTheyAreGivenIsUsedAsInACondition(String sql) {
    assertThat(SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql).columns())
        .filteredOn(use -> use.column().equals("email"))
        .singleElement()
        .satisfies(use -> assertThat(use.usages()).contains(Usage.PREDICATE));
  }

  @Test
  void otherFunctionsAskNothing() {
    assertThat(
            SqlAnalyzer.analyze(Dialect.POSTGRESQL, "SELECT lower(email) FROM customers").columns())
        .singleElement()
        .satisfies(use -> assertThat(use.usages()).containsExactly(Usage.OUTPUT));
  }
}
