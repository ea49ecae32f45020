package io.countersign.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the complete subtrees that it is made of, at most
 * 63 hashes. Grows by leaf hashes, tells the root at any time, and can be taken up again from its
 * stored hashes. Not safe for several threads.
 */
public final class Frontier {
  private final List<Hash> subtrees;
  private long size;

  public Frontier() {
    this(0, List.of());
  }

  private Frontier(long size, List<Hash> subtrees) {
    this.size = size;
    this.subtrees = new ArrayList<>(subtrees);
  }

  /**
   * Takes up a tree again.
   *
   * @param subtrees as {@link #subtrees} told them
   * @throws IllegalArgumentException if it is not one hash per bit of the size that is set
   */
  public static Frontier resume(long size, List<Hash> subtrees) {
    if (subtrees.size() != Long.bitCount(Sizes.checked(size))) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has %d complete subtrees, not %d"
              .formatted(size, Long.bitCount(size), subtrees.size()));
    }
    return new Frontier(size, subtrees);
  }

  /** Takes up a tree from what is stored of it. */
  public static Frontier read(long size, HashReader reader) {
    List<Hash> subtrees = new ArrayList<>();
    long start = 0;
    for (int height = 62; height >= 0; height--) {
      if (((Sizes.checked(size) >> height) & 1) == 1) {
        subtrees.add(reader.read(height, start >> height));
        start += 1L << height;
      }
    }
    return new Frontier(size, subtrees);
  }

  /** Adds a leaf by its {@link MerkleTree#leafHash}. */
  public void append(Hash leaf) {
    if (size == Long.MAX_VALUE) {
      throw new IllegalStateException("the tree is full");
    }
    Hash subtree = leaf;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      subtree = MerkleTree.nodeHash(subtrees.removeLast(), subtree);
    }
    subtrees.add(subtree);
    size++;
  }

  public long size() {
    return size;
  }

  public Hash root() {
    return Subtrees.fold(subtrees);
  }

  /** Roots of the complete subtrees, the largest first. */
  public List<Hash> subtrees() {
    return List.copyOf(subtrees);
  }

  public Frontier copy() {
    return new Frontier(size, subtrees);
  }
}
