package io.countersign.audit.ledger;

import io.countersign.audit.RawRecord;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;

/** Records as the ledger sees them. */
public final class Leaf {
  private Leaf() {}

  @SuppressWarnings("NullAway") // Does not see in class files that an array may be absent.
  public static LogRecord record(RawRecord raw) {
    return new LogRecord(
        raw.position().topic(),
        raw.position().partition(),
        raw.position().offset(),
        raw.timestamp(),
        raw.key(),
        raw.headers().stream().map(h -> new LogHeader(h.name(), h.value())).toList(),
        raw.value());
  }

  static byte[] of(RawRecord raw) {
    return RecordLeaf.of(record(raw)).encode();
  }
}
