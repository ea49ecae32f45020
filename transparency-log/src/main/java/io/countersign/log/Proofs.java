package io.countersign.log;

import java.util.ArrayList;
import java.util.List;

/** Builds proofs from the hashes of a tree (RFC 6962 §2.1.1 and §2.1.2). */
public final class Proofs {
  private final Subtrees subtrees;

  public Proofs(HashReader reader) {
    this.subtrees = new Subtrees(reader);
  }

  /** Root of the tree as it was with its first {@code size} leaves. */
  public Hash root(long size) {
    return subtrees.root(0, Sizes.checked(size));
  }

  /**
   * Proves that a leaf is in the tree of that size.
   *
   * @throws IllegalArgumentException unless the index lies in the tree
   */
  public InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Hash> path = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + Sizes.leftPart(end - start);
      if (index < middle) {
        path.add(subtrees.root(middle, end));
        end = middle;
      } else {
        path.add(subtrees.root(start, middle));
        start = middle;
      }
    }
    return new InclusionProof(index, size, path.reversed());
  }

  /**
   * Proves that the tree of the new size begins with the tree of the old size.
   *
   * @throws IllegalArgumentException unless 0 &lt; old size ≤ new size: nothing can be proved about
   *     the empty tree
   */
  public ConsistencyProof consistency(long oldSize, long newSize) {
    if (oldSize <= 0 || oldSize > newSize) {
      throw new IllegalArgumentException("no proof from size " + oldSize + " to size " + newSize);
    }
    List<Hash> path = new ArrayList<>();
    long start = 0;
    long end = newSize;
    while (end != oldSize) {
      long middle = start + Sizes.leftPart(end - start);
      if (oldSize <= middle) {
        path.add(subtrees.root(middle, end));
        end = middle;
      } else {
        path.add(subtrees.root(start, middle));
        start = middle;
      }
    }
    if (start > 0) {
      path.add(subtrees.root(start, end));
    }
    return new ConsistencyProof(oldSize, newSize, path.reversed());
  }
}
