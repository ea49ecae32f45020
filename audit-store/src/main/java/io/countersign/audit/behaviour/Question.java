package io.countersign.audit.behaviour;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a command asks for numbers over rows, and which columns decide over which rows.
 *
 * @param conditions the columns that its conditions test
 */
public record Question(Set<String> conditions) {
  private static final Set<String> AGGREGATES =
      Set.of("count", "sum", "avg", "min", "max", "stddev", "variance", "bool_or", "bool_and");

  public Question {
    conditions = Set.copyOf(conditions);
  }

  /** Empty for a command that is something else. */
  public static Optional<Question> of(Facts facts) {
    boolean asksForNumbers =
        facts.kinds().equals(List.of(StatementKind.SELECT))
            && facts.functions().stream().anyMatch(AGGREGATES::contains);
    return asksForNumbers
        ? Optional.of(
            new Question(
                facts.columns().stream()
                    .filter(c -> c.usages().contains(Usage.PREDICATE))
                    .map(ColumnUse::name)
                    .map(Object::toString)
                    .collect(Collectors.toSet())))
        : Optional.empty();
  }

  /** Whether it has all conditions of the other, and more. */
  boolean isNarrowerThan(Question other) {
    return conditions.size() > other.conditions.size() && conditions.containsAll(other.conditions);
  }
}
