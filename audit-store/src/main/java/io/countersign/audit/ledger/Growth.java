package io.countersign.audit.ledger;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.SignedNote;

/** What became of a step. */
public sealed interface Growth {
  /**
   * The tree has grown, and this is its new checkpoint.
   *
   * @param more whether batches are left for another step
   */
  record Grown(Checkpoint checkpoint, SignedNote note, boolean more) implements Growth {}

  /** Every batch has its place already. */
  record Complete() implements Growth {}

  /** Another instance is doing a step. */
  record Elsewhere() implements Growth {}
}
