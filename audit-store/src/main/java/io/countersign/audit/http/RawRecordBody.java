package io.countersign.audit.http;

import io.countersign.audit.StoredRecord;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.platform.event.RecordPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record exactly as it was on the wire, bytes in base64.
 *
 * @param timestamp Kafka's, in milliseconds since 1970
 * @param valueAbsence why a value that there was is not kept
 * @param flaw why it could not be read; absent for an event
 */
@SuppressWarnings("ArrayRecordComponent") // JSON shows them as base64; never compared.
public record RawRecordBody(
    RecordPosition position,
    long timestamp,
    byte @Nullable [] key,
    List<Header> headers,
    byte @Nullable [] value,
    @Nullable String valueAbsence,
    @Nullable String flaw,
    @Nullable RecordPosition duplicateOf) {
  /** A header; its value in base64. */
  @SuppressWarnings("ArrayRecordComponent") // JSON shows it as base64; never compared.
  public record Header(String name, byte @Nullable [] value) {}

  static RawRecordBody of(ArchivedRecord archived) {
    ArchivedRecord.AbsentValue absent = archived.absent();
    return of(
        new StoredRecord(
            archived.raw(),
            absent == null ? null : absent.reason(),
            archived.derived().flaw(),
            archived.duplicateOf()));
  }

  static RawRecordBody of(StoredRecord stored) {
    return new RawRecordBody(
        stored.raw().position(),
        stored.raw().timestamp(),
        stored.raw().key(),
        stored.raw().headers().stream().map(h -> new Header(h.nameText(), h.value())).toList(),
        stored.raw().value(),
        stored.valueAbsence() == null ? null : stored.valueAbsence().toString(),
        stored.flaw(),
        stored.duplicateOf());
  }
}
