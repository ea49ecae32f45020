package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OtherDialectsPropertyTest {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\W)|(?=\\W)");
  private static final List<String> CASES = Case.ofMysql().map(Case::sql).toList();

  private static final List<String> WORDS =
      CASES.stream()
          .flatMap(BETWEEN_WORDS::splitAsStream)
          .filter(word -> !word.isBlank())
          .distinct()
          .toList();

  @Property(tries = 2_000, seed = "2026")
  void neverFailsForAnyText(@ForAll String text, @ForAll("dialects") Dialect dialect) {
    assertThat(SqlAnalyzer.analyze(dialect, text).problem()).isNotEqualTo(SqlAnalyzer.FAULT);
  }

  @Property(tries = 10_000, seed = "2026")
  void neverFailsForWordsInAnyOrder(
      @ForAll("words") String text, @ForAll("dialects") Dialect dialect) {
    Facts facts = SqlAnalyzer.analyze(dialect, text);

    assertThat(facts.problem()).isNotEqualTo(SqlAnalyzer.FAULT);
    assertThat(SqlAnalyzer.analyze(dialect, text)).isEqualTo(facts);
  }

  @Property(tries = 10_000, seed = "2026")
  void neverFailsForACaseThatLostOrGainedWords(
      @ForAll("cases") String text, @ForAll Random random) {
    assertThat(SqlAnalyzer.analyze(Dialect.MYSQL, changed(text, random)).problem())
        .isNotEqualTo(SqlAnalyzer.FAULT);
  }

  @Property(tries = 1_000)
  void neverCallsATextReadOnlyWithAWriteUpFront(@ForAll("cases") String text) {
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, "DELETE FROM t WHERE id = 1;" + text);

    assertThat(facts.readOnly()).isFalse();
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder();
    for (String word : BETWEEN_WORDS.splitAsStream(text).toList()) {
      if (random.nextInt(12) > 0) {
        changed.append(word);
      }
      if (random.nextInt(20) == 0) {
        changed.append(' ').append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
    }
    return changed.toString();
  }

  @Provide
  Arbitrary<String> cases() {
    return Arbitraries.of(CASES);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS).list().ofMaxSize(25).map(list -> String.join(" ", list));
  }

  @Provide
  Arbitrary<Dialect> dialects() {
    return Arbitraries.of(Dialect.MYSQL, Dialect.GENERIC);
  }
}
