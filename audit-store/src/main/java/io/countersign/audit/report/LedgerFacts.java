package io.countersign.audit.report;

import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.SignedNote;
import io.countersign.log.record.RecordLeaf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a report asks the store about its ledger. */
public interface LedgerFacts {
  /**
   * Indexes from the first up to, not including, the last.
   *
   * @param to at least {@code from}
   */
  record Range(long from, long to) {}

  /**
   * Where the leaves of a period stand: those of all its stored records, and all that were put in
   * during the period.
   *
   * @param size of the tree
   */
  Range leaves(Period period, long size);

  /** Records that wait for their place in the tree. */
  long waiting();

  /** The last checkpoint that was made before. */
  Optional<SignedNote> checkpointBefore(Instant time);

  /** Each witness with the largest tree that it cosigned. */
  List<WitnessStanding> witnesses();

  /** What the store has for each of these leaves; empty where a leaf is not one of a record. */
  List<StoredRecord> records(List<Optional<RecordLeaf>> leaves);
}
