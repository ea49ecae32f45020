package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.sql.JdbcText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the text that was judged reaches the database. */
final class SentTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '{fn now()}', '{\"a\": 1}'::jsonb ?| ARRAY['a'], 'a;b', $$ ; {d '2026-01-01'} $$",
        "SELECT $2, $1, $1 -- {fn x}; ?",
        "SELECT \"{oj x}\", E'it\\'s; \\\\', U&'d\\0061t' /* ; ? {fn y} */ FROM t WHERE a ?& $3",
        "SELECT 1; \n",
        " UPDATE t SET a = $1 WHERE j @? '$.a' AND b = '?'",
        "SELECT '{1,2}'::int[], 'a' 'b'"
      })
  void letsATextPassThatTheDriverSendsAsItIs(String sql) {
    assertThat(obstacle(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT E'a'\n'\\'{oj x\\}' , ' , (SELECT string_agg(name, $$,$$) FROM customers) --'",
        "SELECT {fn now()}",
        "SELECT {d '2026-01-01'}",
        "SELECT * FROM {oj a LEFT JOIN b ON true}",
        "SELECT E'a'\n'\\'; DELETE FROM customers; --'",
        "SELECT 1; SELECT 2"
      })
  void refusesATextOfWhichTheDriverWouldMakeAnother(String sql) {
    assertThat(obstacle(sql))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.UNSUPPORTED_STATEMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT E'a'\n'\\'{oj x\\}' , ' , (SELECT string_agg(name, $$,$$) FROM customers) --'",
        "SELECT {fn now()}",
        "SELECT E'a'\n'\\'; DELETE FROM customers; --'"
      })
  void doesNotRelyOnTheAnalysisToRefuseThem(String sql) {
    assertThat(SentText.isFaithful(sql, new JdbcText(sql, List.of()))).isFalse();
  }

  @Test
  void comparesWhichPlaceholderStandsWhere() {
    assertThat(SentText.isFaithful("SELECT $2, $1", new JdbcText("SELECT ?, ?", List.of(2, 1))))
        .isTrue();
    assertThat(SentText.isFaithful("SELECT $2, $1", new JdbcText("SELECT ?, ?", List.of(1, 2))))
        .isFalse();
    assertThat(SentText.isFaithful("SELECT $1", new JdbcText("SELECT ?, ?", List.of(1)))).isFalse();
  }

  /** Leaves out that the command gives no values. */
  private static List<Outcome> obstacle(String sql) {
    return StatementText.obstacle(TargetTest.work(Access.READER, sql))
        .filter(o -> !(o instanceof Outcome.Failed))
        .stream()
        .toList();
  }
}
