package io.countersign.executor.masking;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the values of one column are masked, made out once for all of them. */
@FunctionalInterface
public interface ColumnMask {
  /**
   * A value that may be shown: null, the value itself, or another that is valid in the column.
   * Where values are hidden whole for what they were computed from, null is hidden like them.
   *
   * @param value null, text, a number or a boolean; JSON as text; anything else is hidden
   * @param masked told each category for which something of the value is masked; {@link
   *     ValueMasker#DERIVED} where it is hidden because something classified may have gone into it
   */
  @Nullable Object mask(@Nullable Object value, Consumer<String> masked);
}
