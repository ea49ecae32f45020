package io.countersign.policy;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps facts to a size that can be judged, sent and read. A long statement may mention so many
 * names, or so long ones so often, that its facts would outgrow every event.
 */
final class FactsLimit {
  static final int MAXIMUM_NAMES = 10_000;
  static final long MAXIMUM_CHARACTERS = 512 * 1024;

  private FactsLimit() {}

  /** The same facts; those of a statement beyond the limit as if it had not been understood. */
  static Facts apply(Facts facts) {
    return isWithin(facts)
        ? facts
        : facts.cut("mentions more tables, columns and functions than can be judged");
  }

  private static boolean isWithin(Facts facts) {
    List<Collection<?>> names =
        List.of(
            facts.reads(),
            facts.writes(),
            facts.columns(),
            facts.functions(),
            facts.unknownFunctions(),
            facts.unfilteredWrites());
    return names.stream().mapToInt(Collection::size).sum() <= MAXIMUM_NAMES
        && names.stream()
                .flatMap(Collection::stream)
                .flatMap(FactsLimit::parts)
                .mapToLong(String::length)
                .sum()
            <= MAXIMUM_CHARACTERS;
  }

  private static Stream<String> parts(Object name) {
    return name instanceof ColumnUse column
        ? Stream.of(text(column.table()), column.column())
        : Stream.of(text(name));
  }

  private static String text(@Nullable Object name) {
    return name == null ? "" : name.toString();
  }
}
