package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final List<String> CASES =
      Case.all().map(Case::sql).filter(FingerprintTest::isReadable).toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "SELECT a FROM t WHERE b = 1 ~ select A from T where B=-2.5e3",
        "SELECT a FROM t WHERE b = 'x' ~ SELECT a /* c */ FROM t WHERE b = E'y\\n'",
        "SELECT a FROM t WHERE b IN (1) ~ SELECT a FROM t WHERE b IN (1, -2, 3)",
        "SELECT a FROM t WHERE b IN ($1) ~ SELECT a FROM t WHERE b IN ($1, $2)",
        "INSERT INTO t VALUES (1, 'a') ~ INSERT INTO t VALUES (2, 'b'), (3, 'c')",
        "INSERT INTO t VALUES ($1, $2) ~ INSERT INTO t VALUES ($1, $2), ($3, $4)",
        "SELECT a FROM t LIMIT 1 ~ SELECT a FROM t LIMIT 1000",
      })
  void isTheSame(String one, String other) {
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "SELECT a FROM t WHERE b = 1 ~ SELECT a FROM t WHERE b = $1",
        "SELECT a FROM t WHERE b = $1 AND c = $2 ~ SELECT a FROM t WHERE b = $1 AND c = $1",
        "SELECT a FROM t ~ SELECT \"a\" FROM t",
        "SELECT \"a\" FROM t ~ SELECT \"A\" FROM t",
        "SELECT a - 1 FROM t ~ SELECT a FROM t",
        "SELECT a - 1 FROM t ~ SELECT a + 1 FROM t",
        "SELECT a FROM t WHERE b IN (1, 2) ~ SELECT a FROM t WHERE b IN (1, $2)",
        "SELECT f(1, 2) ~ SELECT f(1)",
        "SELECT a ? 'x' FROM t ~ SELECT a 'y' 'x' FROM t",
        "INSERT INTO t VALUES (1, 2) ~ INSERT INTO t VALUES (1)",
        "INSERT INTO t VALUES (1, 2) ~ INSERT INTO t VALUES (1, NULL)",
        "SELECT a FROM t WHERE b IS TRUE ~ SELECT a FROM t WHERE b IS FALSE",
      })
  void differs(String one, String other) {
    assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
  }

  @Property(tries = 1_000)
  void isTheSameForATextOfOtherLiteralsSpacingAndCase(
      @ForAll("cases") String text, @ForAll Random random) {
    StringBuilder other = new StringBuilder();
    for (Token token : Lexer.tokens(text)) {
      other.append(rewritten(token, random)).append(random.nextBoolean() ? " " : " /* x */\n");
    }

    assertThat(fingerprint(other.toString())).as(other.toString()).isEqualTo(fingerprint(text));
  }

  @Property(tries = 1_000)
  void ofTwoCasesIsTheSameOnlyIfTheirPartsAre(
      @ForAll("cases") String one, @ForAll("cases") String other) {
    boolean sameParts =
        Fingerprint.parts(Lexer.tokens(one)).equals(Fingerprint.parts(Lexer.tokens(other)));

    assertThat(fingerprint(one).equals(fingerprint(other))).isEqualTo(sameParts);
  }

  @Provide
  Arbitrary<String> cases() {
    return Arbitraries.of(CASES);
  }

  private static String rewritten(Token token, Random random) {
    return switch (token.kind()) {
      case NUMBER -> String.valueOf(random.nextInt(100));
      case STRING -> token.text().startsWith("'") ? "'other'/**/" : token.text() + "/**/";
      case WORD -> random.nextBoolean() ? token.text().toUpperCase(Locale.ROOT) : token.text();
      default -> token.text();
    };
  }

  private static boolean isReadable(String sql) {
    try {
      return sql.chars().allMatch(c -> c < 128) && !Lexer.tokens(sql).isEmpty();
    } catch (Unreadable e) {
      return false;
    }
  }

  private static Object fingerprint(String sql) {
    return Fingerprint.of(Lexer.tokens(sql));
  }
}
