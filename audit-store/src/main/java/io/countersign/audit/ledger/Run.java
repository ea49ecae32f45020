package io.countersign.audit.ledger;

import io.countersign.audit.Partition;

/**
 * Consecutive offsets of a partition, whose leaves stand side by side.
 *
 * @param place of the first leaf within its batch
 * @param count of records, and of leaves
 */
public record Run(Partition partition, long firstOffset, int place, int count) {
  public Run {
    if (place < 0 || count < 1 || firstOffset < 0) {
      throw new IllegalArgumentException("a run has at least one record, at a place of its batch");
    }
  }

  boolean isFollowedBy(Partition other, long offset) {
    return partition.equals(other) && firstOffset + count == offset;
  }

  Run longer() {
    return new Run(partition, firstOffset, place, count + 1);
  }
}
