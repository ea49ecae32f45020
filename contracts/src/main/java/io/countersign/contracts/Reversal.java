package io.countersign.contracts;

import java.time.Instant;

/**
 * A statement that undoes a write, or a part of it. It needs approval like any other.
 *
 * @param sql with {@code $1} for the rows as they were, which only the executor knows
 * @param values what stands for {@code $1}: a {@link BindType#SEALED} value
 * @param rows how many it must change; if there are fewer, later changes are in the way
 * @param until when the executor forgets the values
 */
public record Reversal(String sql, BindValue values, long rows, Instant until) {
  public Reversal {
    Checks.notBlank(sql, "sql");
    if (values.type() != BindType.SEALED) {
      throw new IllegalArgumentException("the values of a reversal are sealed");
    }
    if (rows < 1) {
      throw new IllegalArgumentException("a reversal changes at least one row, not " + rows);
    }
  }
}
