package io.countersign.executor.masking;

import io.countersign.contracts.ResultColumn;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values of a result, so that nothing sensitive leaves the process. Safe for use by
 * several threads if {@code detected} is.
 */
public final class ValueMasker {
  /** What is masked for what it was computed from counts as this. */
  public static final String DERIVED = "derived";

  /** No detector looks for fewer digits; most keys and counts need no further look. */
  private static final long FEWEST_HARMFUL = 1_000_000;

  private final TextMasker texts;
  private final Consumer<Category> detected;

  /**
   * @param detected told each category that is found in a value whose column does not declare it
   */
  public ValueMasker(TextMasker texts, Consumer<Category> detected) {
    this.texts = texts;
    this.detected = detected;
  }

  /**
   * A value that may be shown: null, the value itself, or masked text.
   *
   * @param value null, text, a number or a boolean; JSON as text; anything else is hidden
   * @param column whose masking says what is known about the value; a derived value is hidden
   *     whole, since a part of a value can be made to look like one that keeps its end
   */
  public @Nullable Object mask(@Nullable Object value, ResultColumn column) {
    return mask(value, column, Set.of(), category -> {});
  }

  /**
   * @param shown the categories that are shown as they are in a column that is unmasked
   * @param masked told each category for which something of the value is masked; {@link #DERIVED}
   *     where it is hidden because something classified may have gone into it
   */
  public @Nullable Object mask(
      @Nullable Object value, ResultColumn column, Set<String> shown, Consumer<String> masked) {
    if (value == null) {
      return null;
    }
    return switch (column.masking()) {
      case NONE, STATISTIC -> maskUndeclared(value, column.name(), Set.of(), masked);
      case UNMASKED -> maskUndeclared(value, column.name(), shown, masked);
      case DECLARED -> maskDeclared(value, column.category(), masked);
      case DERIVED -> hidden(DERIVED, masked);
    };
  }

  private static String hidden(String category, Consumer<String> masked) {
    masked.accept(category);
    return Mask.HIDDEN;
  }

  private static String maskDeclared(
      Object value, @Nullable String category, Consumer<String> masked) {
    if (category == null) {
      return hidden(DERIVED, masked);
    }
    masked.accept(category);
    return Mask.of(new Category(category)).apply(text(value));
  }

  private Object maskUndeclared(
      Object value, String column, Set<String> shown, Consumer<String> masked) {
    return switch (value) {
      case String text -> maskDetected(text, text, column, shown, masked);
      case Boolean truth -> truth;
      case Number number -> maskNumber(number, column, shown, masked);
      default -> hidden(DERIVED, masked);
    };
  }

  private Object maskNumber(
      Number number, String column, Set<String> shown, Consumer<String> masked) {
    if (number instanceof Integer whole && Math.abs((long) whole) < FEWEST_HARMFUL) {
      return number;
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e19;
      return whole ? maskDetected(number, text(number), column, shown, masked) : number;
    }
    return maskDetected(number, text(number), column, shown, masked);
  }

  private Object maskDetected(
      Object value, String text, String column, Set<String> shown, Consumer<String> masked) {
    MaskedText result = texts.mask(text, column, shown);
    for (Category category : result.found()) {
      detected.accept(category);
      masked.accept(category.name());
    }
    return result.found().isEmpty() ? value : result.text();
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Double number when Double.isFinite(number) -> new BigDecimal(number).toPlainString();
      case Float number when Float.isFinite(number) -> new BigDecimal(number).toPlainString();
      default -> value.toString();
    };
  }
}
