package io.countersign.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a statement narrows what it touches.
 *
 * @param unfiltered the tables that a query or a write takes whole: it has no WHERE
 * @param alwaysTrue the tables whose WHERE holds for every row, such as {@code 1 = 1} or {@code id
 *     = id}
 * @param equalities the columns that must equal a constant or a bind value for a row to be touched
 * @param limit how many rows the result has at most; absent without a limit, and where its number
 *     is not in the text
 * @param parameters the positions of the bind values used, from 1, ascending
 */
public record Filters(
    List<TableName> unfiltered,
    List<TableName> alwaysTrue,
    List<ColumnName> equalities,
    @Nullable Long limit,
    List<Integer> parameters) {
  private static final Filters NONE = new Filters(List.of(), List.of(), List.of(), null, List.of());

  public Filters {
    unfiltered = List.copyOf(unfiltered);
    alwaysTrue = List.copyOf(alwaysTrue);
    equalities = List.copyOf(equalities);
    parameters = List.copyOf(parameters);
  }

  /** Nothing is known to be narrowed, nor to be taken whole. */
  public static Filters none() {
    return NONE;
  }
}
