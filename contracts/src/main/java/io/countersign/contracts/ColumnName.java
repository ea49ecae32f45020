package io.countersign.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A column, by the table that it belongs to.
 *
 * @param table absent where the text alone does not tell
 * @param column its name, or {@code *} for every column of the table
 */
public record ColumnName(@Nullable TableName table, String column) {
  public ColumnName {
    Checks.notBlank(column, "column");
  }

  /** {@code table.column}, with {@code ?} for a table that is not known. */
  @Override
  public String toString() {
    return (table == null ? "?" : table) + "." + column;
  }
}
