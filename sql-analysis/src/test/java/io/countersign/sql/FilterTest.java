package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Filters;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.TableName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {
  record Expected(
      String sql,
      @Nullable List<String> unfilteredWrites,
      @Nullable List<String> unfiltered,
      @Nullable List<String> alwaysTrue,
      @Nullable List<String> equalities,
      @Nullable Long limit,
      @Nullable List<Integer> parameters) {}

  static Stream<Expected> cases() throws IOException {
    return new YAMLMapper()
            .readValue(
                Target.resource("/cases/filters.yaml"), new TypeReference<List<Expected>>() {})
            .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatNarrowsAStatement(Expected expected) {
    StatementFacts facts =
        SqlAnalyzer.analyze(Dialect.POSTGRESQL, expected.sql()).statements().getFirst();
    Filters filters = facts.filters();

    assertThat(
            new Expected(
                expected.sql(),
                tables(facts.unfilteredWrites()),
                tables(filters.unfiltered()),
                tables(filters.alwaysTrue()),
                columns(filters.equalities()),
                filters.limit(),
                filters.parameters().isEmpty() ? null : filters.parameters()))
        .isEqualTo(expected);
  }

  private static @Nullable List<String> tables(List<TableName> tables) {
    return tables.isEmpty() ? null : tables.stream().map(TableName::toString).toList();
  }

  private static @Nullable List<String> columns(List<ColumnName> columns) {
    return columns.isEmpty() ? null : columns.stream().map(ColumnName::toString).toList();
  }
}
