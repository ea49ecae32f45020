package io.countersign.audit.behaviour;

/** Surprise: one bit more is half as likely. */
final class Bits {
  private Bits() {}

  static double of(double probability) {
    return log2(1 / probability);
  }

  static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
