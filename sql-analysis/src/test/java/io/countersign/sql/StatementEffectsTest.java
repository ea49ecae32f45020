package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What statements are and do, by {@code cases/effects.yaml}. */
class StatementEffectsTest {
  /**
   * The kind and the effects of one statement; what is left out is understood and needs approval.
   */
  record Expected(
      String sql,
      StatementKind kind,
      @Nullable List<Effect> effects,
      @Nullable Boolean readOnly,
      @Nullable Boolean parsed,
      @Nullable List<String> reads,
      @Nullable List<String> writes) {
    static Expected of(Expected wanted, StatementFacts facts) {
      return new Expected(
          wanted.sql(),
          facts.kind(),
          facts.effects().stream().sorted().toList(),
          facts.readOnly() ? true : null,
          facts.parsed() ? null : false,
          wanted.reads() == null ? null : facts.reads().stream().map(Object::toString).toList(),
          wanted.writes() == null ? null : facts.writes().stream().map(Object::toString).toList());
    }

    Expected sorted() {
      List<Effect> found = effects == null ? List.of() : effects.stream().sorted().toList();
      return new Expected(sql, kind, found, readOnly, parsed, reads, writes);
    }
  }

  static Stream<Expected> cases() throws IOException {
    return new YAMLMapper()
            .readValue(
                Target.resource("/cases/effects.yaml"), new TypeReference<List<Expected>>() {})
            .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsKindAndEffects(Expected expected) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, expected.sql());

    assertThat(facts.statements())
        .map(statement -> Expected.of(expected, statement))
        .containsExactly(expected.sorted());
  }
}
