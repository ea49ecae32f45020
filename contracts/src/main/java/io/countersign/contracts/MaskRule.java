package io.countersign.contracts;

import java.math.BigDecimal;

/** What is done to the values of a category. */
public sealed interface MaskRule {
  /** The rules that need nothing further to be said. */
  enum Named implements MaskRule {
    /** Nothing of the value stays. */
    REDACT,
    /** What is harmless and useful stays, such as the last four digits of a card number. */
    PARTIAL,
    /** The same value always becomes the same code. */
    HASH,
    /** Another value of the same shape, always the same for the same value. */
    FORMAT_PRESERVING,
    /** Of a date the year stays. */
    YEAR,
    /** Of a date the year and the month stay. */
    MONTH,
    /** Of a date the decade stays. */
    DECADE,
    /** As if there were no value. */
    NULL
  }

  /**
   * Of a number it stays between which two multiples of the width it lies.
   *
   * @param width greater than zero
   */
  record Bucket(BigDecimal width) implements MaskRule {
    public Bucket {
      if (width.signum() <= 0) {
        throw new IllegalArgumentException("the width of a bucket must be greater than zero");
      }
    }
  }
}
