package io.countersign.executor.masking;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Masks what the detectors find in a column.
 *
 * @param shown the categories that are shown as they are
 */
record UndeclaredMask(
    TextMasker texts, String column, ValueKind kind, Set<String> shown, Consumer<Category> detected)
    implements ColumnMask {
  /** No detector looks for fewer digits; most keys and counts need no further look. */
  private static final long FEWEST_HARMFUL = 1_000_000;

  @Override
  public @Nullable Object mask(@Nullable Object value, Consumer<String> masked) {
    return switch (value) {
      case null -> null;
      case String text -> search(text, text, masked);
      case Boolean truth -> truth;
      case Number number ->
          isHarmless(number) ? number : search(number, PlainText.of(number), masked);
      default -> {
        masked.accept(ValueMasker.DERIVED);
        yield kind.hidden(value);
      }
    };
  }

  private static boolean isHarmless(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      return Math.abs(number.longValue()) < FEWEST_HARMFUL && number.longValue() != Long.MIN_VALUE;
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return value != Math.rint(value) || Math.abs(value) >= 1e19;
    }
    return false;
  }

  private @Nullable Object search(Object value, String text, Consumer<String> masked) {
    MaskedText result = texts.mask(text, column, shown);
    if (result.found().isEmpty()) {
      return value;
    }
    for (Category category : result.found()) {
      detected.accept(category);
      masked.accept(category.name());
    }
    return kind.isMadeOfText() && isText(value) ? result.text() : kind.hidden(value);
  }

  /** A number has no parts that may be replaced, unless it stands for a text. */
  private boolean isText(Object value) {
    return value instanceof String || kind.isText();
  }
}
