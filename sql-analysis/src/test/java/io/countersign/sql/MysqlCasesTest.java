package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlCasesTest {
  static Stream<Case> mysql() {
    return Case.ofMysql();
  }

  static Stream<Case> generic() {
    return Case.in("generic");
  }

  @ParameterizedTest
  @MethodSource("mysql")
  void findsInMysqlWhatTheCaseSays(Case expected) {
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, expected.sql());

    assertThat(Case.withEffects(expected.sql(), facts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("generic")
  void findsInAnyDialectWhatTheCaseSays(Case expected) {
    Facts facts = SqlAnalyzer.analyze(Dialect.GENERIC, expected.sql());

    assertThat(Case.withEffects(expected.sql(), facts)).isEqualTo(expected);
  }
}
