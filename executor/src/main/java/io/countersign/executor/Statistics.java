package io.countersign.executor;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Usage;
import io.countersign.sql.Aggregates;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What policy lets a command tell of groups of rows. A number over a large group says little about
 * one of its rows; a number over a few says nearly all, be it only how many they are.
 */
final class Statistics {
  private static final Set<Usage> CHOOSING =
      EnumSet.of(Usage.PREDICATE, Usage.JOIN, Usage.GROUPING, Usage.ORDERING);

  private final boolean bound;
  private final Set<String> shown;
  private final boolean chosen;

  Statistics(Work work, ClassifiedColumns classified, Set<String> unmasked) {
    this.bound = work.obligations().minimumGroup() != null;
    this.shown = new HashSet<>(unmasked);
    this.shown.addAll(work.obligations().statistics());
    this.chosen =
        bound && mayAggregate(work.facts()) && chooses(work.facts(), classified, unmasked);
  }

  /** Whether the numbers of the statement tell of rows that classified columns chose. */
  boolean areChosen() {
    return chosen;
  }

  /** Whether a number that such values went into is shown of groups that are large enough. */
  boolean areShown(Content values) {
    return bound && !values.hidden() && shown.containsAll(values.categories());
  }

  private static boolean mayAggregate(Facts facts) {
    return !facts.unknownFunctions().isEmpty()
        || Aggregates.areAmong(facts.functions(), facts.dialect());
  }

  private static boolean chooses(Facts facts, ClassifiedColumns classified, Set<String> unmasked) {
    return facts.columns().stream()
        .filter(Statistics::chooses)
        .map(use -> classified.content(use.table(), use.column()))
        .anyMatch(content -> content.hidden() || !unmasked.containsAll(content.categories()));
  }

  private static boolean chooses(ColumnUse use) {
    return use.usages().isEmpty() || !Collections.disjoint(use.usages(), CHOOSING);
  }
}
