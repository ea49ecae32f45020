package io.countersign.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one column of a result come from.
 *
 * @param name what the result calls it, or {@code *} for as many columns as the tables in {@code
 *     sources} have; absent where the database makes up a name
 * @param sources every column whose value may go into it, or decides within its expression on what
 *     goes in: in a condition of a subquery, in FILTER, in a window
 * @param computed whether an expression makes it, rather than one source passing through unchanged
 * @param certain whether {@code sources} is surely complete; a column for which it is not must be
 *     treated as if anything had gone into it
 */
public record OutputColumn(
    @Nullable String name, List<ColumnName> sources, boolean computed, boolean certain) {
  public OutputColumn {
    sources = List.copyOf(sources);
  }
}
