package io.countersign.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the statements of a text together. */
final class FactsSum {
  private FactsSum() {}

  static Facts of(Dialect dialect, @Nullable String problem, List<StatementFacts> statements) {
    @Nullable String first =
        problem != null
            ? problem
            : statements.stream()
                .map(StatementFacts::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    boolean parsed = problem == null && statements.stream().allMatch(StatementFacts::parsed);
    return new Facts(
        dialect,
        parsed,
        first,
        parsed && statements.size() == 1 && statements.getFirst().readOnly(),
        union(statements, StatementFacts::kinds),
        union(statements, StatementFacts::effects).stream().sorted().toList(),
        union(statements, StatementFacts::reads),
        union(statements, StatementFacts::writes),
        columns(statements),
        union(statements, StatementFacts::functions),
        union(statements, StatementFacts::unknownFunctions),
        union(statements, StatementFacts::unfilteredWrites),
        filters(statements),
        fingerprint(statements),
        false,
        statements);
  }

  private static <T> List<T> union(
      List<StatementFacts> statements, Function<StatementFacts, List<T>> part) {
    return statements.stream().map(part).flatMap(List::stream).distinct().toList();
  }

  private static List<ColumnUse> columns(List<StatementFacts> statements) {
    if (statements.size() == 1) {
      return statements.getFirst().columns();
    }
    Map<ColumnName, Set<Usage>> usages = new LinkedHashMap<>();
    for (StatementFacts statement : statements) {
      for (ColumnUse use : statement.columns()) {
        usages.computeIfAbsent(use.name(), _ -> new TreeSet<>()).addAll(use.usages());
      }
    }
    return usages.entrySet().stream()
        .map(e -> new ColumnUse(e.getKey().table(), e.getKey().column(), e.getValue()))
        .toList();
  }

  /** The rows of several results together have no limit in the text. */
  private static Filters filters(List<StatementFacts> statements) {
    if (statements.size() == 1) {
      return statements.getFirst().filters();
    }
    return new Filters(
        union(statements, s -> s.filters().unfiltered()),
        union(statements, s -> s.filters().alwaysTrue()),
        union(statements, s -> s.filters().equalities()),
        null,
        union(statements, s -> s.filters().parameters()).stream().sorted().toList());
  }

  private static @Nullable Digest fingerprint(List<StatementFacts> statements) {
    return switch (statements.size()) {
      case 0 -> null;
      case 1 -> statements.getFirst().fingerprint();
      default ->
          CanonicalForm.of("countersign.fingerprints.v1")
              .values(statements.stream().map(StatementFacts::fingerprint).toList())
              .digest();
    };
  }
}
