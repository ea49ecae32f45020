package io.countersign.audit.ledger;

import java.util.List;

/**
 * Batches without a place in the tree, in the order in which they get one.
 *
 * @param more whether there are still others
 */
public record PendingBatches(List<PendingBatch> batches, boolean more) {
  public PendingBatches {
    batches = List.copyOf(batches);
  }
}
