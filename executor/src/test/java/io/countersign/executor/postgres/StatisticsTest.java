package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Work;
import io.countersign.executor.target.Words;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers over large groups are shown, and others are not, whatever is done to look like them. */
final class StatisticsTest extends TargetTest {
  private static final TableName STAFF = TableName.parse("public.staff");
  private static final TableName REPEATED = TableName.parse("public.repeated");
  private static final DataSource OFFICE =
      new DataSource(
          "shop",
          Dialect.POSTGRESQL,
          "production",
          "",
          Set.of("agent"),
          List.of(
              new Classification(STAFF, "name", "name"),
              new Classification(STAFF, "salary", "salary"),
              new Classification(STAFF, "bonus", "bonus"),
              new Classification(STAFF, "email", "email"),
              new Classification(REPEATED, "salary", "salary"),
              new Classification(REPEATED, "name", "name"),
              new Classification(REPEATED, "bonus", "bonus"),
              new Classification(REPEATED, "email", "email")));

  record Case(String sql, List<String> rows) {
    @Override
    public String toString() {
      return sql;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = StatisticsTest.class.getResourceAsStream("/target/statistics.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Case>>() {}).stream();
    }
  }

  @BeforeEach
  void hire() {
    owner(
        """
        DROP TABLE IF EXISTS staff CASCADE;
        CREATE TABLE staff (id int, name text, city text, salary numeric, bonus numeric, email text)
          PARTITION BY LIST (city);
        CREATE TABLE staff_of_bern PARTITION OF staff FOR VALUES IN ('Bern');
        CREATE TABLE staff_elsewhere PARTITION OF staff DEFAULT;
        INSERT INTO staff SELECT i, 'P' || i,
          CASE WHEN i <= 6 THEN 'Bern' WHEN i <= 10 THEN 'Thun' ELSE 'Chur' END,
          CASE WHEN i <= 6 THEN 100 * i WHEN i <= 10 THEN 50 * i WHEN i = 12 THEN 0 END,
          i, 'p' || i || '@example.test' FROM generate_series(1, 16) i;
        CREATE VIEW repeated AS SELECT staff.* FROM staff, generate_series(1, 5);
        CREATE VIEW renamed AS SELECT id, salary AS pay FROM staff, generate_series(1, 5);
        GRANT SELECT ON staff, staff_of_bern, repeated, renamed TO shop_reader, shop_writer\
        """);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areOfLargeGroupsAlone(Case example) {
    TestedServer.assumeKnown(example.sql());
    Outcome outcome = run(statistics(), example.sql());

    if (!example.rows().isEmpty()) {
      assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    }
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(example.rows());
  }

  @Test
  void saySoOfTheirColumns() {
    run(
        statistics(),
        "SELECT city, count(*), avg(salary) FROM staff WHERE salary > 0 GROUP BY city");

    assertThat(told.columns)
        .extracting(Words::masking)
        .containsExactly("none", "statistic", "statistic");
  }

  @Test
  void areHiddenWherePolicyDoesNotSpeakOfThem() {
    run(Obligations.none(), "SELECT avg(salary), count(*) FROM staff WHERE salary > 400");

    assertThat(rows()).containsExactly("null 4");
  }

  @Test
  void areHiddenWhereAMinimumAloneIsSaid() {
    Obligations bound = new Obligations(null, null, null, Set.of(), Set.of(), 5);

    run(bound, "SELECT avg(salary), count(*) FROM staff WHERE salary > 100");

    assertThat(rows()).containsExactly("null 9");
  }

  @Test
  void areOfAnyGroupWhereTheCategoryIsUnmasked() {
    Obligations unmasked = new Obligations(null, null, null, Set.of("salary"), Set.of(), 5);

    run(unmasked, "SELECT avg(salary), count(*), max(salary) FROM staff WHERE salary > 400");

    assertThat(rows()).containsExactly("512.5 4 600");
  }

  @Test
  void countBindValuesAsTheTextDoes() {
    BindValue city = new BindValue(BindType.TEXT, "Thun");
    BindValue least = new BindValue(BindType.INTEGER, "0");

    run(
        statistics(),
        "SELECT count(*), avg(salary) FROM staff WHERE id > $2 AND city = $1",
        city,
        least);

    assertThat(rows()).containsExactly("4 null");
  }

  @Test
  void areHiddenOfAViewInTheTablesPlace() {
    owner(
        """
        DROP VIEW repeated;
        ALTER TABLE staff RENAME TO real_staff;
        CREATE VIEW staff AS SELECT 1 AS id, 7 AS salary FROM generate_series(1, 9);
        GRANT SELECT ON staff TO shop_reader\
        """);

    run(statistics(), "SELECT avg(salary), count(*) FROM staff WHERE salary > 0");
    owner("DROP VIEW staff; DROP TABLE real_staff CASCADE");

    assertThat(rows()).containsExactly("null null");
  }

  @Test
  void areHiddenInATransactionThatWrites() {
    Work work = work(Access.WRITER, statistics(), "SELECT avg(salary) FROM staff");

    target().run(work, told, new Cancellation());

    assertThat(rows()).containsExactly("null");
  }

  private static Obligations statistics() {
    return new Obligations(null, null, null, Set.of(), Set.of("salary"), 5);
  }

  private Outcome run(Obligations obligations, String sql, BindValue... parameters) {
    return target()
        .run(work(Access.READER, obligations, sql, parameters), told, new Cancellation());
  }

  private static Work work(
      Access access, Obligations obligations, String sql, BindValue... parameters) {
    Work work = work(access, sql, parameters);
    return new Work(work.command(), work.facts(), access, OFFICE, obligations, null);
  }

  private List<String> rows() {
    return told.rows().stream()
        .map(row -> row.stream().map(StatisticsTest::text).collect(Collectors.joining(" ")))
        .toList();
  }

  private static String text(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.matches("[0-9]+[.][0-9]+")
        ? new BigDecimal(text)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : text;
  }
}
