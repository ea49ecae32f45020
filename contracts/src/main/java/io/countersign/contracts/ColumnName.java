package io.countersign.contracts;

import java.util.List;
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

  /**
   * Reads {@code column}, {@code table.column} or {@code schema.table.column}, each part as {@link
   * TableName#parse} reads it.
   */
  public static ColumnName parse(String text) {
    List<String> parts = TableName.parts(text);
    return switch (parts.size()) {
      case 1 -> new ColumnName(null, parts.get(0));
      case 2 -> new ColumnName(new TableName(null, parts.get(0)), parts.get(1));
      case 3 -> new ColumnName(new TableName(parts.get(0), parts.get(1)), parts.get(2));
      default ->
          throw new IllegalArgumentException(
              "not a column name (schema.table.column, table.column or column): " + text);
    };
  }

  /** {@code table.column}, with {@code ?} for a table that is not known. */
  @Override
  public String toString() {
    return (table == null ? "?" : table) + "." + column;
  }
}
