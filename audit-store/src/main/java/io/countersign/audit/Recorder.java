package io.countersign.audit;

import java.util.List;
import java.util.Map;

/** Stores batches so that no single record can hold up the others. */
public final class Recorder {
  private final RecordStore store;

  public Recorder(RecordStore store) {
    this.store = store;
  }

  /**
   * Stores the batch. Where the store cannot represent a record, the batch is halved until that
   * record stands alone, and its bytes are stored as poison.
   *
   * @throws StoreUnavailableException if it did not work; what was stored until then stays, and the
   *     positions tell
   */
  public Storing record(Batch batch) {
    if (batch.isEmpty()) {
      return new Storing.Stored(0);
    }
    try {
      return store.store(batch);
    } catch (RecordRefusedException e) {
      return batch.records().size() == 1 ? recordAsPoison(batch, e) : recordHalves(batch);
    }
  }

  private Storing recordAsPoison(Batch batch, RecordRefusedException refusal) {
    AuditRecord refused = batch.records().getFirst();
    if (refused.reading() instanceof Reading.Poison poison
        && poison.reason().contains(refusal.code())) {
      throw new StoreUnavailableException(
          "the store does not even take the bytes of a record", refusal);
    }
    AuditRecord bytes = refused.asPoison("the store cannot represent it: " + refusal.code());
    return record(Batch.of(batch.positionsBefore(), List.of(bytes)));
  }

  private Storing recordHalves(Batch batch) {
    List<AuditRecord> records = batch.records();
    int middle = records.size() / 2;
    Batch first = Batch.of(batch.positionsBefore(), records.subList(0, middle));
    return switch (record(first)) {
      case Storing.NotOurs notOurs -> notOurs;
      case Storing.Stored stored -> {
        Map<Partition, Long> between = batch.positionsBefore();
        between.putAll(first.positionsAfter());
        yield add(stored, record(Batch.of(between, records.subList(middle, records.size()))));
      }
    };
  }

  private static Storing add(Storing.Stored first, Storing second) {
    return switch (second) {
      case Storing.NotOurs notOurs -> notOurs;
      case Storing.Stored stored -> new Storing.Stored(first.duplicates() + stored.duplicates());
    };
  }
}
