package io.countersign.contracts;

import java.util.regex.Pattern;

/**
 * Declares what a column holds, or columns of like names: in a name {@code *} stands for any
 * characters and {@code ?} for one, whatever their case.
 *
 * @param category such as {@code email}, {@code phone}, {@code card-number}; it chooses the mask
 */
public record Classification(TableName table, String column, String category) {
  /** The category of what needs no mask. */
  public static final String NONE = "none";

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*+(-[a-z0-9]++)*+");

  public Classification {
    Checks.notBlank(column, "column");
    if (!KEBAB_CASE.matcher(category).matches()) {
      throw new IllegalArgumentException(
          "a category is lower-case words joined by hyphens, such as card-number, not: "
              + category);
    }
  }

  /** Whether it means every column whose name is alike. */
  public boolean isPattern() {
    return Glob.isPattern(column)
        || Glob.isPattern(table.name())
        || (table.schema() != null && Glob.isPattern(table.schema()));
  }

  boolean isNone() {
    return category.equals(NONE);
  }
}
