package io.countersign.sql;

import io.countersign.contracts.Effect;
import java.util.List;
import java.util.Set;

/** What every database is taken to bring along; a name may stand for whatever one of them does. */
final class StandardCatalogue implements Catalogue {
  private static final Set<String> FUNCTIONS = Resources.lines("standard-functions.txt");

  private static final Set<String> AGGREGATES =
      Set.of(
          "avg", "count", "max", "min", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp");

  @Override
  public boolean isHarmless(List<String> parts) {
    return parts.size() == 1 && FUNCTIONS.contains(parts.getFirst());
  }

  @Override
  public boolean isKnown(List<String> parts) {
    return isHarmless(parts);
  }

  @Override
  public Set<Effect> effects(List<String> parts) {
    return Set.of();
  }

  @Override
  public boolean isGrammatical(String name) {
    return FUNCTIONS.contains(name);
  }

  @Override
  public boolean isAggregate(String name) {
    return AGGREGATES.contains(name);
  }

  @Override
  public boolean takesRow(String name) {
    return Functions.takesRow(name);
  }

  @Override
  public boolean hasRowValues() {
    return true;
  }

  @Override
  public boolean namesResults() {
    return false;
  }
}
