package io.countersign.sql;

import java.util.List;

/**
 * An SQL text as JDBC wants it.
 *
 * @param text with {@code ?} for each placeholder and {@code ??} for each question mark of an
 *     operator
 * @param placeholders which {@code $n} each {@code ?} stands for, in the order of the text
 */
public record JdbcText(String text, List<Integer> placeholders) {
  public JdbcText {
    placeholders = List.copyOf(placeholders);
  }

  /** The n of the highest {@code $n}, 0 if there is none. */
  public int highestPlaceholder() {
    return placeholders.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
