package io.countersign.log;

/** Arithmetic of tree sizes. */
final class Sizes {
  private Sizes() {}

  static long checked(long size) {
    if (size < 0) {
      throw new IllegalArgumentException(
          "sizes and indices are from 0 to 2^63-1, not " + Long.toUnsignedString(size));
    }
    return size;
  }

  /** Leaves of the left subtree: the largest power of two below the size. */
  static long leftPart(long size) {
    return Long.highestOneBit(size - 1);
  }
}
