package io.countersign.sql;

import org.jspecify.annotations.Nullable;

/** A constant that a write may put into a column. */
public sealed interface WrittenValue {
  /** Absent where the place of the constant does not tell the column. */
  @Nullable String column();

  /**
   * A string in the text.
   *
   * @param text as it is written, without what encloses it
   */
  record Literal(@Nullable String column, String text) implements WrittenValue {}

  /**
   * A value that is bound.
   *
   * @param number 1 for {@code $1}
   */
  record Placeholder(@Nullable String column, int number) implements WrittenValue {}
}
