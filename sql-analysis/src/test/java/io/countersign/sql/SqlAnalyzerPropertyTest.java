package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlAnalyzerPropertyTest {
  private static final List<String> CASES = Case.all().map(Case::sql).toList();

  private static final List<String> BLANKS =
      List.of(" ", "\t", "\n", " /* ' */ ", "/* /* $$ */ \" */", "--; DROP TABLE x\n", " \r\n ");

  private static final List<String> FRAGMENTS =
      List.of(
          "select",
          "from",
          "where",
          "(",
          ")",
          ",",
          ".",
          ";",
          "*",
          "'",
          "\"",
          "$$",
          "$1",
          "--",
          "/*",
          "*/",
          "delete",
          "update",
          "set",
          "insert",
          "into",
          "values",
          "with",
          "as",
          "t",
          "c",
          "id",
          "=",
          "::",
          "[",
          "]",
          "1",
          "1e",
          "E'",
          "U&\"",
          "case",
          "when",
          "end",
          "join",
          "on",
          "returning",
          "merge",
          "using",
          "explain",
          "analyze",
          "\\",
          "\0",
          "\ud800",
          "é");

  @Property(tries = 2_000, seed = "2026")
  void neverFailsForAnyText(@ForAll String text) {
    assertThat(analyze(text).problem()).isNotEqualTo(SqlAnalyzer.FAULT);
  }

  @Property(tries = 3_000, seed = "2026")
  void neverFailsForFragmentsOfSql(@ForAll("fragments") String text) {
    Facts facts = analyze(text);

    assertThat(facts.problem()).isNotEqualTo(SqlAnalyzer.FAULT);
    assertThat(analyze(text)).isEqualTo(facts);
  }

  @Property(tries = 1_000)
  void neverCallsACutTextReadOnlyWhenTheWholeHasAWriteUpFront(
      @ForAll("cases") String text, @ForAll Random random) {
    String cut = text.substring(0, random.nextInt(text.length() + 1));

    Facts facts = analyze("DELETE FROM t WHERE id = 1;" + cut);

    assertThat(facts.readOnly()).isFalse();
  }

  @Property(tries = 1_500)
  void findsTheSameInATextThatIsLaidOutDifferently(
      @ForAll("cases") String text, @ForAll Random random) {
    String other = analyze(text).statements().size() > 0 ? laidOutAnew(text, random) : text;

    assertThat(withoutProblem(other)).as(other).isEqualTo(withoutProblem(text));
  }

  @Provide
  Arbitrary<String> cases() {
    return Arbitraries.of(CASES);
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(40).map(list -> String.join(" ", list));
  }

  /** Other blanks and comments between the tokens, other case of the words that are not quoted. */
  private static String laidOutAnew(String text, Random random) {
    StringBuilder anew = new StringBuilder(blank(random));
    for (Token token : Lexer.tokens(text)) {
      anew.append(token.is(Token.Kind.WORD) ? recased(token.text(), random) : token.text());
      anew.append(gap(token, random));
    }
    return anew.toString();
  }

  /** A line break may continue a literal, and a comment sign an operator. */
  private static String gap(Token token, Random random) {
    return switch (token.kind()) {
      case STRING -> "/* */";
      case OPERATOR -> " " + blank(random);
      default -> blank(random);
    };
  }

  private static String blank(Random random) {
    return BLANKS.get(random.nextInt(BLANKS.size()));
  }

  private static String recased(String word, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> word.chars().allMatch(c -> c < 128) ? word.toUpperCase(Locale.ROOT) : word;
      case 1 -> word.chars().allMatch(c -> c < 128) ? word.toLowerCase(Locale.ROOT) : word;
      default -> word;
    };
  }

  /** The problem and the statements tell positions, which another layout moves. */
  private static String withoutProblem(String text) {
    Facts facts = analyze(text);
    String found = Case.of("", facts).toString() + facts.effects() + facts.fingerprint();
    return found.replace(String.valueOf(facts.problem()), "");
  }

  private static Facts analyze(String text) {
    return SqlAnalyzer.analyze(Dialect.POSTGRESQL, text);
  }
}
