package io.countersign.log;

import java.util.ArrayList;
import java.util.List;

/** How a range of leaves is made of complete subtrees, the left and largest first. */
record Subtrees(HashReader reader) {
  /** Root over the leaves from {@code start} to {@code end}, as the tree has it at that place. */
  Hash root(long start, long end) {
    List<Hash> parts = new ArrayList<>();
    long from = start;
    while (from < end) {
      int height = 63 - Long.numberOfLeadingZeros(end - from);
      parts.add(reader.read(height, from >>> height));
      from += 1L << height;
    }
    return fold(parts);
  }

  /** Root over complete subtrees of falling height, side by side. */
  static Hash fold(List<Hash> subtrees) {
    if (subtrees.isEmpty()) {
      return MerkleTree.emptyRoot();
    }
    Hash root = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = MerkleTree.nodeHash(subtrees.get(i), root);
    }
    return root;
  }
}
