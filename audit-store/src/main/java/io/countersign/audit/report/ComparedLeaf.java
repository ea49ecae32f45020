package io.countersign.audit.report;

import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.HandOver;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.util.Arrays;
import java.util.Optional;

/**
 * A leaf of the ledger beside what the store has for it.
 *
 * @param leaf empty where it is not one of a record
 * @param record as it is stored; empty where there is none
 */
record ComparedLeaf(
    long index, Optional<RecordLeaf> leaf, Optional<LogRecord> record, LeafState state) {
  /** A leaf of the ledger's own. */
  static ComparedLeaf ofHandOver(long index, byte[] entry) {
    LeafState state;
    try {
      HandOver.parse(entry);
      state = LeafState.HAND_OVER;
    } catch (InvalidNoteException e) {
      state = LeafState.DIFFERENT;
    }
    return new ComparedLeaf(index, Optional.empty(), Optional.empty(), state);
  }

  static ComparedLeaf of(long index, byte[] entry, Optional<RecordLeaf> leaf, StoredRecord stored) {
    return switch (stored) {
      case StoredRecord.Kept kept ->
          new ComparedLeaf(index, leaf, Optional.of(kept.record()), compare(entry, kept.record()));
      case StoredRecord.WithoutValue rest ->
          new ComparedLeaf(
              index,
              leaf,
              Optional.of(rest.record()),
              leaf.isPresent() && sameButValue(leaf.get(), rest.record())
                  ? LeafState.WITHOUT_VALUE
                  : LeafState.DIFFERENT);
      case StoredRecord.Disposed _ ->
          new ComparedLeaf(index, leaf, Optional.empty(), LeafState.DISPOSED);
      case StoredRecord.Missing _ ->
          new ComparedLeaf(index, leaf, Optional.empty(), LeafState.MISSING);
    };
  }

  private static LeafState compare(byte[] entry, LogRecord record) {
    try {
      return Arrays.equals(RecordLeaf.of(record).encode(), entry)
          ? LeafState.EQUAL
          : LeafState.DIFFERENT;
    } catch (IllegalArgumentException e) {
      return LeafState.DIFFERENT;
    }
  }

  private static boolean sameButValue(RecordLeaf leaf, LogRecord record) {
    try {
      RecordLeaf stored = RecordLeaf.of(record);
      return new RecordLeaf(
              stored.topic(),
              stored.partition(),
              stored.offset(),
              stored.timestamp(),
              stored.key(),
              stored.headers(),
              leaf.value())
          .equals(leaf);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  String position() {
    return leaf.map(RecordLeaf::position).orElse("leaf " + index);
  }
}
