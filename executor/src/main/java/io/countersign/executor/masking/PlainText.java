package io.countersign.executor.masking;

import java.math.BigDecimal;

/** Values as text, numbers with every digit. */
final class PlainText {
  private PlainText() {}

  static String of(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Double number when Double.isFinite(number) -> new BigDecimal(number).toPlainString();
      case Float number when Float.isFinite(number) -> new BigDecimal(number).toPlainString();
      default -> value.toString();
    };
  }
}
