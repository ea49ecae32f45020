package io.countersign.evaluator;

import io.countersign.contracts.Outcome;
import java.time.Instant;

/** How many rows one execution sent and changed, and when it ended. */
record RowCounts(Instant at, long read, long changed) {
  /**
   * What failed or was refused sent nothing that is kept; of what is unknown no number is known.
   */
  static RowCounts of(Outcome outcome, Instant at) {
    return outcome instanceof Outcome.Succeeded succeeded
        ? new RowCounts(at, succeeded.rowsReturned(), succeeded.rowsChanged())
        : new RowCounts(at, 0, 0);
  }
}
