package io.countersign.contracts;

/**
 * Declares what a column holds.
 *
 * @param category such as {@code email}, {@code phone}, {@code card-number}; it chooses the mask
 */
public record Classification(TableName table, String column, String category) {
  public Classification {
    Checks.notBlank(column, "column");
    Checks.notBlank(category, "category");
  }
}
