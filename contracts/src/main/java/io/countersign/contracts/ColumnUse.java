package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A column that a statement mentions.
 *
 * @param table the table it belongs to; absent where the text alone does not tell
 * @param column its name, or {@code *} for every column of the table ({@code SELECT *}, a whole-row
 *     reference)
 * @param usages all that it is used for; empty where that is not known
 */
public record ColumnUse(@Nullable TableName table, String column, Set<Usage> usages) {
  public static final String EVERY = "*";

  public ColumnUse {
    Checks.notBlank(column, "column");
    usages = Collections.unmodifiableSet(new TreeSet<>(usages));
  }

  /** A mention whose purpose is not known. */
  public ColumnUse(@Nullable TableName table, String column) {
    this(table, column, Set.of());
  }

  @JsonIgnore
  public ColumnName name() {
    return new ColumnName(table, column);
  }
}
