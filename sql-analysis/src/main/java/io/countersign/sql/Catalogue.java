package io.countersign.sql;

import io.countersign.contracts.Effect;
import java.util.List;
import java.util.Set;

/** What a database brings along, and what it takes a name for. */
interface Catalogue {
  /** Whether a function, by the parts of its name, only computes from what it is given. */
  boolean isHarmless(List<String> parts);

  /** Whether all that it does is known, as {@link #effects} tells. */
  boolean isKnown(List<String> parts);

  Set<Effect> effects(List<String> parts);

  /** An expression of the grammar that looks like a call; nobody can define its name. */
  boolean isGrammatical(String name);

  boolean isAggregate(String name);

  /** Whether {@code c.name} may be {@code name(c)}. */
  boolean takesRow(String name);

  /** Whether a table's name may stand for its whole row. */
  boolean hasRowValues();

  /** Whether a result without a name is called by the function that makes it. */
  boolean namesResults();
}
