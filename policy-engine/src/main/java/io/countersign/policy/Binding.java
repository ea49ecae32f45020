package io.countersign.policy;

import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Obligations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several policies oblige to together: the narrowest of each limit, and all that is shown. */
final class Binding {
  private Binding() {}

  static Obligations of(List<Finding> enforced, @Nullable History history, Facts facts) {
    List<Ruling> rulings = enforced.stream().map(f -> f.policy().ruling()).toList();
    return new Obligations(
        rows(rulings, history),
        null,
        timeout(rulings),
        shown(rulings, facts, Ruling.Unmask::categories),
        shown(rulings, facts, Ruling.Unmask::statistics),
        minimumGroup(rulings));
  }

  private static @Nullable Long rows(List<Ruling> rulings, @Nullable History history) {
    return limits(rulings)
        .flatMap(l ->
            Stream.concat(
                Optional.ofNullable(l.rows()).stream(),
                history == null ? Stream.empty() : left(l, history)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** A result takes no more rows than are left to be read. */
  private static Stream<Long> left(Ruling.Limit limit, History history) {
    return limit.budgets().stream()
        .filter(b -> b.resource() == Budget.Resource.ROWS_READ)
        .map(b -> b.left(history, null));
  }

  private static @Nullable Duration timeout(List<Ruling> rulings) {
    return limits(rulings)
        .flatMap(l -> Optional.ofNullable(l.timeout()).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The largest: whatever one policy shows of small groups, another may not want told. */
  private static @Nullable Integer minimumGroup(List<Ruling> rulings) {
    return Stream.concat(
            limits(rulings).map(Ruling.Limit::minimumGroup),
            unmaskings(rulings).map(Ruling.Unmask::minimumGroup))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<Ruling.Limit> limits(List<Ruling> rulings) {
    return rulings.stream().filter(Ruling.Limit.class::isInstance).map(Ruling.Limit.class::cast);
  }

  private static Stream<Ruling.Unmask> unmaskings(List<Ruling> rulings) {
    return rulings.stream().filter(Ruling.Unmask.class::isInstance).map(Ruling.Unmask.class::cast);
  }

  /** Where the SQL was not understood, nobody knows whose data a result holds. */
  private static Set<String> shown(
      List<Ruling> rulings, Facts facts, Function<Ruling.Unmask, Set<String>> categories) {
    return facts.parsed()
        ? unmaskings(rulings)
            .map(categories)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
