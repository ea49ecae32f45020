package io.countersign.audit.ledger;

/**
 * How far the tree has grown.
 *
 * @param size in leaves
 * @param lastBatch the batch that stands last; 0 in an empty tree
 */
public record Extent(long size, long lastBatch) {
  public static final Extent EMPTY = new Extent(0, 0);

  public Extent {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
  }

  Extent after(PendingBatch batch) {
    return new Extent(size + batch.leafCount(), batch.id());
  }
}
