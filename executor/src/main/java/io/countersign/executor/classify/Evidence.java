package io.countersign.executor.classify;

import io.countersign.executor.masking.Category;
import io.countersign.executor.masking.NameHints;
import io.countersign.executor.masking.TextMasker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks for a category of one column; values are looked at and forgotten. */
final class Evidence {
  private static final double ENOUGH_UNNAMED = 0.5;

  /** Believed by the name alone: no detector knows them all. */
  private static final Set<Category> SHAPELESS =
      Set.of(Category.NAME, Category.DATE_OF_BIRTH, Category.SECRET, Category.NATIONAL_ID);

  private static final double ENOUGH_NAMED = 0.1;
  private static final int FEWEST = 3;

  private final String column;
  private final Optional<Category> named;
  private final Map<Category, Integer> found = new HashMap<>();
  private int sampled;

  Evidence(String column) {
    this.column = column;
    this.named = NameHints.of(column);
  }

  static Evidence of(String column, List<String> samples, TextMasker detectors) {
    Evidence evidence = new Evidence(column);
    samples.forEach(sample -> evidence.add(sample, detectors));
    return evidence;
  }

  private void add(String sample, TextMasker detectors) {
    sampled++;
    detectors.mask(sample, column).found().forEach(c -> found.merge(c, 1, Integer::sum));
  }

  /**
   * The category of most values, if they are enough; else what the name says, unless the values of
   * a category that detectors know surely are something else.
   */
  Optional<Proposal> proposal() {
    Optional<Category> most =
        found.entrySet().stream()
            .max(
                Map.Entry.<Category, Integer>comparingByValue()
                    .thenComparing(e -> e.getKey().name(), Comparator.reverseOrder()))
            .filter(e -> isEnough(e.getKey(), e.getValue()))
            .map(Map.Entry::getKey);
    return most.or(() -> named.filter(this::isBelieved))
        .map(c ->
            new Proposal(
                c.name(), found.getOrDefault(c, 0), sampled, named.filter(c::equals).isPresent()));
  }

  private boolean isEnough(Category category, int count) {
    double share = named.filter(category::equals).isPresent() ? ENOUGH_NAMED : ENOUGH_UNNAMED;
    return count >= Math.min(FEWEST, sampled) && count >= share * sampled;
  }

  private boolean isBelieved(Category category) {
    return SHAPELESS.contains(category) || sampled == 0;
  }
}
