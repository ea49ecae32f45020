package io.countersign.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case of {@code cases/*.yaml}: a text and everything that should be found in it. */
record Case(
    String sql,
    @Nullable String problem,
    boolean readOnly,
    @Nullable Integer statements,
    @Nullable List<String> kinds,
    @Nullable List<String> reads,
    @Nullable List<String> writes,
    @Nullable List<String> columns,
    @Nullable List<String> functions,
    @Nullable List<String> unknownFunctions,
    @Nullable List<String> unfilteredWrites,
    @Nullable List<String> effects) {
  private static final YAMLMapper YAML = new YAMLMapper();

  static Stream<Case> all() {
    return Stream.of("reads", "writes", "refusals", "disguises", "grammar").flatMap(Case::in);
  }

  static Stream<Case> ofMysql() {
    return Stream.of("mysql-reads", "mysql-writes", "mysql-utilities", "mysql-refusals")
        .flatMap(Case::in);
  }

  static Stream<Case> in(String file) {
    try {
      return YAML
          .readValue(
              Target.resource("/cases/" + file + ".yaml"), new TypeReference<List<Case>>() {})
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** What was found, in the form of a case: lists that are empty are left out. */
  static Case of(String sql, Facts facts) {
    return of(sql, facts, null);
  }

  /** The same with the effects, which then are not left out. */
  static Case withEffects(String sql, Facts facts) {
    return of(sql, facts, texts(facts.effects().stream().map(Effect::text).toList()));
  }

  private static Case of(String sql, Facts facts, @Nullable List<String> effects) {
    return new Case(
        sql,
        facts.problem(),
        facts.readOnly(),
        facts.statements().size() == 1 ? null : facts.statements().size(),
        texts(facts.kinds()),
        texts(facts.reads()),
        texts(facts.writes()),
        texts(
            facts.columns().stream()
                .map(use -> (use.table() == null ? "?" : use.table()) + "." + use.column())
                .toList()),
        texts(facts.functions()),
        texts(facts.unknownFunctions()),
        texts(facts.unfilteredWrites()),
        effects);
  }

  private static @Nullable List<String> texts(List<?> values) {
    return values.isEmpty() ? null : values.stream().map(Objects::toString).toList();
  }
}
