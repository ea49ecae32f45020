package io.countersign.audit.archive;

import io.countersign.audit.RawRecord;
import io.countersign.audit.ValueAbsence;
import io.countersign.audit.ledger.Leaf;
import io.countersign.log.Hash;
import io.countersign.log.record.RecordLeaf;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record with what was made of it, and its place in the ledger.
 *
 * @param absent the value that there was and that is not among the raw bytes
 * @param leafIndex its leaf's place in the tree
 */
public record ArchivedRecord(
    RawRecord raw, @Nullable AbsentValue absent, long leafIndex, Derived derived) {
  /** A value that the store was not to keep. */
  public record AbsentValue(ValueAbsence reason, Hash hash) {}

  /** What queries ask for, as the store derived it from the raw bytes. */
  public record Derived(
      String category,
      LocalDate storedOn,
      Instant happenedAt,
      String reading,
      @Nullable String flaw,
      @Nullable RecordPosition duplicateOf,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable String source,
      @Nullable UUID sessionId,
      @Nullable UUID commandId,
      @Nullable String producer,
      @Nullable Long epoch,
      @Nullable Long sequence,
      String actor,
      @Nullable String actorSubject,
      String summary,
      @Nullable Integer part) {}

  /** The first delivery of the same event. */
  public @Nullable RecordPosition duplicateOf() {
    return derived.duplicateOf;
  }

  /** The leaf that stands for these bytes. */
  public RecordLeaf leaf() {
    RecordLeaf leaf = RecordLeaf.of(Leaf.record(raw));
    return absent == null
        ? leaf
        : new RecordLeaf(
            leaf.topic(),
            leaf.partition(),
            leaf.offset(),
            leaf.timestamp(),
            leaf.key(),
            leaf.headers(),
            Optional.of(absent.hash));
  }
}
