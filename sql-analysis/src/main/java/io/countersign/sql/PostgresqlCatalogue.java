package io.countersign.sql;

import io.countersign.contracts.Effect;
import java.util.List;
import java.util.Set;

/** PostgreSQL's. */
final class PostgresqlCatalogue implements Catalogue {
  @Override
  public boolean isHarmless(List<String> parts) {
    return Functions.isKnown(parts);
  }

  @Override
  public boolean isKnown(List<String> parts) {
    return FunctionEffects.areKnown(parts);
  }

  @Override
  public Set<Effect> effects(List<String> parts) {
    return FunctionEffects.of(parts);
  }

  @Override
  public boolean isGrammatical(String name) {
    return Functions.isGrammatical(name);
  }

  @Override
  public boolean isAggregate(String name) {
    return Functions.isAggregate(name);
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
    return true;
  }
}
