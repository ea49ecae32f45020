package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineageTest {
  private static final Schema SCHEMA =
      new ListedSchema(
          List.of(
              TableDefinition.table(
                  new TableName("public", "customers"), List.of("id", "name", "email")),
              TableDefinition.table(
                  new TableName("public", "orders"),
                  List.of("id", "customer_id", "total", "status")),
              TableDefinition.view(
                  new TableName("public", "contacts"),
                  List.of("customer", "address"),
                  "SELECT id, email FROM customers WHERE name IS NOT NULL;")),
          List.of("public"));

  record Expected(String sql, boolean schema, List<String> columns, List<String> results) {}

  static Stream<Expected> cases() throws IOException {
    return new YAMLMapper()
            .readValue(
                Target.resource("/cases/lineage.yaml"), new TypeReference<List<Expected>>() {})
            .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatColumnsAreUsedForAndWhereResultsComeFrom(Expected expected) {
    StatementFacts facts =
        analyze(expected.sql(), expected.schema() ? SCHEMA : Schema.unknown())
            .statements()
            .getFirst();

    assertThat(facts.columns()).extracting(LineageTest::text).isEqualTo(expected.columns());
    assertThat(facts.outputs()).extracting(LineageTest::text).isEqualTo(expected.results());
  }

  @Test
  void doesNotTrustAViewThatItCannotRead() {
    Schema schema =
        new ListedSchema(
            List.of(
                TableDefinition.view(
                    new TableName("public", "v"), List.of("a"), "SELECT SELECT FROM")),
            List.of("public"));

    assertThat(analyze("SELECT a FROM v", schema).statements().getFirst().outputs())
        .allMatch(output -> !output.certain());
  }

  @Test
  void refusesViewsThatReadThemselves() {
    Schema schema =
        new ListedSchema(
            List.of(
                TableDefinition.view(
                    new TableName("public", "v"), List.of("a"), "SELECT a FROM v")),
            List.of("public"));

    Facts facts = analyze("SELECT a FROM v", schema);

    assertThat(
            !facts.parsed()
                || facts.statements().getFirst().outputs().stream()
                    .noneMatch(OutputColumn::certain))
        .isTrue();
  }

  @Test
  void isBoundedForWideResultsOfWideResults() {
    String wide = "SELECT " + "s, ".repeat(1_600) + "s FROM (SELECT a0";
    for (int i = 1; i < 1_600; i++) {
      wide += ", a" + i;
    }
    String sql = wide + " FROM t) s";

    Facts facts =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> analyze(sql, Schema.unknown()));

    assertThat(facts.statements().getFirst().outputs().getLast().certain()).isFalse();
  }

  @Test
  void refusesMoreResultsThanPostgresqlHas() {
    assertThat(analyze("SELECT " + "a, ".repeat(2_000) + "a FROM t", Schema.unknown()).problem())
        .isEqualTo("more than 1664 columns");
  }

  private static Facts analyze(String sql, Schema schema) {
    return SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql, schema);
  }

  private static String text(ColumnUse use) {
    return use.name()
        + " "
        + use.usages().stream().map(Usage::text).collect(Collectors.joining(" "));
  }

  private static String text(OutputColumn output) {
    return (output.name() == null ? "" : output.name() + " ")
        + "from "
        + output.sources().stream().map(Object::toString).collect(Collectors.joining(" "))
        + (output.computed() ? ", computed" : "")
        + (output.certain() ? "" : ", uncertain");
  }
}
