package io.countersign.policy;

import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Obligations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several policies oblige to together: the narrowest of each limit, and all that is shown. */
final class Binding {
  private Binding() {}

  static Obligations of(List<Finding> enforced, @Nullable History history, Facts facts) {
    List<Ruling> rulings = enforced.stream().map(f -> f.policy().ruling()).toList();
    return new Obligations(rows(rulings, history), timeout(rulings), unmasked(rulings, facts));
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

  private static Stream<Ruling.Limit> limits(List<Ruling> rulings) {
    return rulings.stream().filter(Ruling.Limit.class::isInstance).map(Ruling.Limit.class::cast);
  }

  /** Where the SQL was not understood, nobody knows whose data a result holds. */
  private static Set<String> unmasked(List<Ruling> rulings, Facts facts) {
    return facts.parsed()
        ? Set.copyOf(
            rulings.stream()
                .filter(Ruling.Unmask.class::isInstance)
                .map(Ruling.Unmask.class::cast)
                .flatMap(u -> u.categories().stream())
                .distinct()
                .toList())
        : Set.of();
  }
}
