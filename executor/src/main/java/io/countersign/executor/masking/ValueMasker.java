package io.countersign.executor.masking;

import io.countersign.contracts.ResultColumn;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values of a data source's results, so that nothing sensitive leaves the process. Safe
 * for use by several threads if {@code detected} is.
 */
public final class ValueMasker {
  /** What is masked for what it was computed from counts as this. */
  public static final String DERIVED = "derived";

  private final TextMasker texts;
  private final Masks masks;
  private final Consumer<Category> detected;

  /**
   * @param texts by whose masks all values are masked
   * @param detected told each category that is found in a value whose column does not declare it
   */
  public ValueMasker(TextMasker texts, Consumer<Category> detected) {
    this.texts = texts;
    this.masks = texts.masks();
    this.detected = detected;
  }

  /**
   * @param column whose masking says what is known about its values; a derived value is hidden
   *     whole, since a part of a value can be made to look like one that keeps its end
   * @param shown the categories that are shown as they are in a column that is unmasked
   */
  public ColumnMask of(ResultColumn column, Set<String> shown) {
    ValueKind kind = ValueKind.of(column.type());
    return switch (column.masking()) {
      case NONE, STATISTIC -> undeclared(column.name(), kind, Set.of());
      case UNMASKED -> undeclared(column.name(), kind, shown);
      case DECLARED -> declared(column.category(), kind);
      case DERIVED -> derived(kind);
    };
  }

  private ColumnMask undeclared(String column, ValueKind kind, Set<String> shown) {
    return new UndeclaredMask(texts, column, kind, shown, detected);
  }

  private ColumnMask declared(@Nullable String category, ValueKind kind) {
    if (category == null) {
      return derived(kind);
    }
    TypedMask mask = masks.typed(new Category(category), kind);
    return (value, masked) -> {
      if (value == null) {
        return null;
      }
      masked.accept(category);
      return mask.apply(value);
    };
  }

  /**
   * Null is hidden and counted as any other value: {@code nullif(email, 'a guess')} or {@code
   * substring(email from '^a')} would tell by it what the column holds.
   */
  private static ColumnMask derived(ValueKind kind) {
    return (value, masked) -> {
      masked.accept(DERIVED);
      return kind.hidden(value);
    };
  }
}
