package io.countersign.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A column that a statement mentions.
 *
 * @param table the table it belongs to; absent where the text alone does not tell
 * @param column its name, or {@code *} for every column of the table ({@code SELECT *}, a whole-row
 *     reference)
 */
public record ColumnUse(@Nullable TableName table, String column) {
  public static final String EVERY = "*";

  public ColumnUse {
    Checks.notBlank(column, "column");
  }
}
