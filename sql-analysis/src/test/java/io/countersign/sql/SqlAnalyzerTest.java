package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlAnalyzerTest {
  static Stream<Case> cases() {
    return Case.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatTheCaseSays(Case expected) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, expected.sql());

    assertThat(Case.of(expected.sql(), facts)).isEqualTo(expected);
  }

  @Test
  void refusesAMebibyteOfParenthesesByTheirDepth() {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, "(".repeat(1 << 20));

    assertThat(facts.problem()).isEqualTo("nesting deeper than 200 at character 201");
  }

  @Test
  void refusesATextThatIsTooLong() {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, "SELECT " + "x".repeat(1 << 20));

    assertThat(facts.problem()).isEqualTo("the text is longer than 1048576 characters");
  }

  @Test
  void refusesATextOfTooManyTokens() {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, "SELECT 1" + ",1".repeat(200_000));

    assertThat(facts.problem()).isEqualTo("the text has more than 250000 tokens");
  }

  @Test
  void readsALongListOfValues() {
    Facts facts =
        SqlAnalyzer.analyze(
            Dialect.POSTGRESQL, "SELECT 1 WHERE 1 IN (1" + ",1".repeat(20_000) + ")");

    assertThat(facts.readOnly()).isTrue();
  }

  @Test
  void readsALongChainOfConditions() {
    Facts facts =
        SqlAnalyzer.analyze(
            Dialect.POSTGRESQL, "SELECT 1 WHERE a = 1" + " AND b = 2".repeat(5_000));

    assertThat(facts.readOnly()).isTrue();
  }

  @Test
  void refusesNestingWithoutParenthesesThatIsTooDeepForTheParser() {
    Facts facts =
        SqlAnalyzer.analyze(Dialect.POSTGRESQL, "SELECT " + "NOT ".repeat(100_000) + "true");

    assertThat(facts.parsed()).isFalse();
  }

  @Test
  void comesToTheSameFactsOnManyThreads() {
    Facts alone = SqlAnalyzer.analyze(Dialect.POSTGRESQL, "SELECT a FROM t WHERE b = 1");

    assertThat(
            Stream.generate(() -> "SELECT a FROM t WHERE b = 1")
                .limit(200)
                .parallel()
                .map(sql -> SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql)))
        .containsOnly(alone);
  }

  @Test
  void answersAHostileTextQuickly() {
    String hostile = "SELECT " + "CASE WHEN (a, b) IN (SELECT ".repeat(60) + "1";

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> SqlAnalyzer.analyze(Dialect.POSTGRESQL, hostile));
  }

  @Test
  void takesOnlyTheIntoOfAQueryForANewTable() {
    assertThat(effects("INSERT INTO orders VALUES (1)")).doesNotContain(Effect.CHANGES_SCHEMA);
    assertThat(effects("MERGE INTO orders o USING x ON true WHEN MATCHED THEN DELETE"))
        .doesNotContain(Effect.CHANGES_SCHEMA);
    assertThat(effects("SELECT * INTO copied FROM orders")).contains(Effect.CHANGES_SCHEMA);
  }

  private static List<Effect> effects(String sql) {
    return SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql).effects();
  }

  /**
   * The parser looks ahead; where it did so again at each level, its time would double each time.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (                       | )
          (SELECT                 | )
          CASE WHEN               | ' THEN 1 END'
          CASE WHEN a THEN 1 ELSE | ' END'
          f(                      | )
          ARRAY[                  | ]
          ROW(                    | )
          (a, b) IN ((1,          | ))
          a IN (SELECT            | )
          EXISTS (SELECT 1 WHERE  | )
          (SELECT 1 FROM (SELECT  | ) x)
          CAST(                   | ' AS int)'
          sum(1) OVER (ORDER BY   | )
          """)
  void readsNestingAsDeepAsItIsAllowed(String open, String close) {
    String nested = "SELECT " + (open + " ").repeat(60) + "1" + close.repeat(60) + " FROM t";

    Facts facts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> SqlAnalyzer.analyze(Dialect.POSTGRESQL, nested));

    assertThat(facts.parsed()).as(nested).isTrue();
  }
}
