package io.countersign.executor.masking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells of a number only between which two multiples of a width it lies.
 *
 * @param width greater than zero
 */
record BucketMask(BigDecimal width) {
  /** Neither exponents, which may stand for more digits than there is memory, nor NaN. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,200}(\\.\\d{0,200})?");

  /** The multiple at or below the number; empty if the value is no number. */
  Optional<BigDecimal> lowerBound(String value) {
    String number = value.strip();
    return NUMBER.matcher(number).matches()
        ? Optional.of(new BigDecimal(number).divide(width, 0, RoundingMode.FLOOR).multiply(width))
        : Optional.empty();
  }

  /** {@code [1000,2000)}. */
  Optional<String> range(String value) {
    return lowerBound(value).map(low -> "[" + plain(low) + "," + plain(low.add(width)) + ")");
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
