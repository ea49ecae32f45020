package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrittenValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t SET a = 'x', \"B\" = lower('y') WHERE c = 'z' RETURNING 'r' | a=x B=y ?=r",
        "UPDATE t AS u SET (a, b) = ('x', $2) FROM s WHERE s.c = $1 | ?=x ?=$2",
        "UPDATE t SET a = CASE WHEN b = 'x' THEN 'y' ELSE 'z' END, b = 'w' | a=y a=z b=w",
        "UPDATE t SET a[1] = 'x', b = $1 | ?=x b=$1",
        "INSERT INTO s.t (a, b, c) VALUES ('x', $1, 3), (f('y', 'z'), 'w', 'v') | a=x b=$1 a=y a=z b=w c=v",
        "INSERT INTO t VALUES ('x', 'y') | ?=x ?=y",
        "INSERT INTO t AS u (a) SELECT 'x' FROM s WHERE b = 'y' | ?=x",
        "INSERT INTO t (a) VALUES ('x') ON CONFLICT (a) DO UPDATE SET b = 'y' WHERE t.c = 'z' | a=x b=y",
        "WITH w AS (SELECT 'v' WHERE d = 'u') UPDATE t SET a = 'x' | ?=v a=x",
        "MERGE INTO t USING s ON t.a = 'n' WHEN MATCHED AND t.b = 'm' THEN UPDATE SET b = 'x' WHEN NOT MATCHED THEN INSERT (a, b) VALUES ('y', $1) | b=x a=y b=$1",
        "UPDATE t SET a = s.a FROM r JOIN q ON r.b = 'n', (SELECT 'x' AS a) s WHERE t.c = 'm' | ?=x",
        "UPDATE t SET a = s.a FROM r JOIN q ON r.b = 'n' JOIN (SELECT 'x' AS a) s ON s.a = 'm' | ?=x",
        "UPDATE t SET a = s.a FROM r JOIN q ON left(r.b, 1) = 'n' LEFT JOIN (SELECT 'x' AS a) s ON true | ?=x",
        "INSERT INTO t (a) SELECT DISTINCT ON (b) 'x' FROM s | ?=x",
        "UPDATE t SET a = replace(a, 'n', 'x'), b = nullif(lower($1), $2) | a=x b=$1",
        "UPDATE t SET a = s.replace(a, 'x', 'y') | a=x a=y",
        "UPDATE t SET a = replace('x', concat('n'), 'y') | a=x a=n a=y",
        "DELETE FROM t WHERE a = 'x' | ''"
      })
  void findsWhatGoesIntoWhichColumn(String sql, String expected) {
    assertThat(found(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t JOIN s ON s.a = 'n' SET t.b = 'x', `c` = \"y\" WHERE d = 'z' | b=x c=y",
        "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE b = 'y' | a=$1 b=y"
      })
  void readsTheQuotesOfMysql(String sql, String expected) {
    assertThat(found(Dialect.MYSQL, sql)).isEqualTo(expected);
  }

  @Test
  void findsNothingInATextThatIsNotReadable() {
    assertThat(WrittenValues.of(Dialect.POSTGRESQL, "UPDATE t SET a = 'x")).isEqualTo(List.of());
  }

  private static String found(Dialect dialect, String sql) {
    return WrittenValues.of(dialect, sql).stream()
        .map(WrittenValuesTest::text)
        .collect(Collectors.joining(" "));
  }

  private static String text(WrittenValue value) {
    String column = value.column() == null ? "?" : value.column();
    return switch (value) {
      case WrittenValue.Literal literal -> column + "=" + literal.text();
      case WrittenValue.Placeholder placeholder -> column + "=$" + placeholder.number();
    };
  }
}
