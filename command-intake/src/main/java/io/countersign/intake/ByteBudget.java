package io.countersign.intake;

/** How many more bytes may be kept. */
public record ByteBudget(long left) {
  boolean takes(int bytes) {
    return bytes <= left;
  }

  ByteBudget without(int bytes) {
    return new ByteBudget(left - bytes);
  }
}
