package io.countersign.log;

/** Where the hashes of a tree can be read. */
@FunctionalInterface
public interface HashReader {
  /**
   * Root of the complete subtree over the leaves from {@code index << height} up to, not including,
   * {@code (index + 1) << height}.
   *
   * @param height 0 for a leaf's own hash
   * @throws UnreadableTreeException if it is missing, or is not the one that the tree's root covers
   */
  Hash read(int height, long index);
}
