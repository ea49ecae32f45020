package io.countersign.audit.retention;

import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.contracts.event.EventId;
import io.countersign.log.Hash;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes records out of the store, and knows which ones were taken out. */
public interface Disposals {
  /** The ledger's size and root. */
  record LogState(long size, Hash root) {}

  /** All days of which there are records, or may be. */
  List<RecordDays> stored();

  /** Those that were begun, the latest first. */
  List<Disposal> all();

  /** Those that are not done, the earliest first. */
  List<Disposal> unfinished();

  Optional<Disposal> disposal(long id);

  /** The one that took out the record. */
  Optional<Disposal> of(RecordPosition position);

  /**
   * Lets one instance at a time work.
   *
   * @return false if another is at it
   */
  boolean alone(Runnable work);

  /** Nothing is taken out by this. */
  Disposal begin(RecordDays days, EventId event, Instant at);

  /** The name of a hold that some of the records fall under, or may fall under. */
  Optional<String> holding(RecordDays days);

  /**
   * Hands out all records, in the order of their leaves, each compared with its leaf.
   *
   * @return the ledger that has them all
   * @throws DisposalRefusedException if one of them is not in the ledger as it is stored
   */
  LogState read(RecordDays days, Consumer<ArchivedRecord> reader);

  Disposal written(Disposal disposal, DisposalManifest manifest);

  Disposal told(Disposal disposal, Instant at);

  /** Takes the records out, with what was derived from them, unless something is against it. */
  Removal remove(Disposal disposal, Instant at);
}
