package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RememberingAnalyzerTest {
  private static final List<String> CASES =
      Case.all().map(Case::sql).filter(sql -> sql.length() < 2_000).toList();

  private final RememberingAnalyzer analyzer =
      new RememberingAnalyzer(Schema.unknown(), 1_000, 1 << 22);

  @Test
  void remembersAStatementWhoseLiteralsChange() {
    analyzer.analyze(Dialect.POSTGRESQL, "SELECT email FROM customers WHERE name = 'a'");
    analyzer.analyze(Dialect.POSTGRESQL, "select EMAIL from customers where name = 'it''s'");

    assertThat(analyzer.remembered()).isEqualTo(1);
  }

  @Test
  void tellsTheLimitOfEachText() {
    assertThat(limit("SELECT id FROM orders LIMIT 3")).isEqualTo(3);
    assertThat(limit("SELECT id FROM orders LIMIT 4")).isEqualTo(4);
    assertThat(limit("SELECT id FROM orders LIMIT 3")).isEqualTo(3);
  }

  @Test
  void doesNotTakeAConditionForTrueBecauseItWasBefore() {
    assertThat(analyzer.analyze(Dialect.POSTGRESQL, "DELETE FROM t WHERE 1 = 1").unfilteredWrites())
        .isNotEmpty();
    assertThat(analyzer.analyze(Dialect.POSTGRESQL, "DELETE FROM t WHERE 1 = 2").unfilteredWrites())
        .isEmpty();
  }

  @Test
  void tellsWhereTheStatementStandsInThisText() {
    analyzer.analyze(Dialect.POSTGRESQL, "SELECT id FROM orders WHERE id = 1");

    Facts facts =
        analyzer.analyze(Dialect.POSTGRESQL, "  SELECT id FROM orders WHERE id = 123456  ");

    assertThat(facts.statements().getFirst().start()).isEqualTo(2);
    assertThat(facts.statements().getFirst().end()).isEqualTo(41);
  }

  @Property(tries = 1_000)
  void findsWhatAFreshAnalysisFinds(@ForAll("cases") String text, @ForAll Random random) {
    for (int i = 0; i < 4; i++) {
      String changed = otherLiterals(text, random);

      Facts remembered = analyzer.analyze(Dialect.POSTGRESQL, changed);

      assertThat(remembered)
          .as(changed)
          .isEqualTo(SqlAnalyzer.analyze(Dialect.POSTGRESQL, changed));
    }
  }

  @Test
  void staysWithinItsBoundsUnderManyDistinctStatements() {
    RememberingAnalyzer small = new RememberingAnalyzer(Schema.unknown(), 64, 100_000);

    for (int i = 0; i < 5_000; i++) {
      small.analyze(Dialect.POSTGRESQL, "SELECT c" + i + " FROM t" + i + " LIMIT " + i);
      small.analyze(Dialect.POSTGRESQL, "SELECT id FROM orders LIMIT " + i);
    }

    assertThat(small.remembered()).isBetween(16, 64);
    assertThat(small.bytes()).isBetween(1L, 100_000L);
  }

  @Provide
  Arbitrary<String> cases() {
    return Arbitraries.of(CASES);
  }

  private Long limit(String sql) {
    return analyzer.analyze(Dialect.POSTGRESQL, sql).filters().limit();
  }

  private static String otherLiterals(String text, Random random) {
    try {
      StringBuilder changed = new StringBuilder();
      int copied = 0;
      for (Token token : Lexer.tokens(text)) {
        changed.append(text, copied, token.start()).append(other(token, random));
        copied = token.end();
      }
      return changed.append(text.substring(copied)).toString();
    } catch (Unreadable e) {
      return text;
    }
  }

  private static String other(Token token, Random random) {
    boolean kept = random.nextInt(3) == 0;
    return switch (token.kind()) {
      case NUMBER -> kept ? token.text() : String.valueOf(random.nextInt(4));
      case STRING -> kept || !token.text().startsWith("'") ? token.text() : strings(random);
      default -> token.text();
    };
  }

  private static String strings(Random random) {
    return List.of("''", "'%'", "'a'", "'it''s'").get(random.nextInt(4));
  }

  @Test
  void doesNotTakeAStoredFunctionForTheOneThatMysqlBringsAlong() {
    RememberingAnalyzer analyzer = new RememberingAnalyzer(Schema.unknown(), 100, 1 << 20);
    analyzer.analyze(Dialect.MYSQL, "SELECT now()");

    Facts facts = analyzer.analyze(Dialect.MYSQL, "SELECT now ()");

    assertThat(facts.unknownFunctions()).containsExactly("now");
  }
}
