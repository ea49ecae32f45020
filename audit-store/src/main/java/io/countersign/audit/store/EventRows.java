package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Envelope;
import io.countersign.audit.EventStory;
import io.countersign.audit.RawRecord;
import io.countersign.audit.Reading;
import io.countersign.audit.ValueAbsence;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.log.MerkleTree;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes records into the table {@code event}, or one like it, all with one COPY. */
final class EventRows {
  private static final int COLUMNS = 30;

  private EventRows() {}

  static void copy(
      Connection connection,
      String table,
      List<AuditRecord> records,
      Function<AuditRecord, StoredAs> how)
      throws SQLException {
    BinaryCopy.into(
        connection,
        copyInto(table),
        rows -> {
          for (AuditRecord row : records) {
            write(rows, row, how.apply(row));
          }
        });
  }

  private static String copyInto(String table) {
    return """
    COPY %s (topic, partition, record_offset, kafka_time, record_key, headers, record_value, value_hash,
      value_absence, happened_at, reading, flaw, duplicate_of, event_id, type, source, session_id, command_id, producer,
      epoch, sequence, previous, digest, traceparent, actor_name, actor_subject, summary, part, category, stored_on)
    FROM STDIN (FORMAT binary)\
    """
        .formatted(table);
  }

  private static void write(BinaryCopy rows, AuditRecord row, StoredAs as) throws IOException {
    rows.row(COLUMNS);
    writeRaw(rows, row.raw());
    writeValue(rows, row.raw().value(), as.withValue());
    rows.time(row.happenedAt());
    writeReading(rows, row.reading());
    RecordPosition duplicateOf = as.duplicateOf();
    rows.text(duplicateOf == null ? null : duplicateOf.toString());
    writeEnvelope(rows, row.envelope());
    rows.bytes(DigestBytes.of(digest(row.reading())));
    rows.text(row.envelope().traceparent());
    EventStory story = EventStory.of(row);
    rows.text(story.actor().name());
    rows.text(story.actor().subject());
    rows.text(story.sentence());
    rows.integer(part(row.reading()));
    rows.text(as.category().toString());
    rows.date(as.storedOn());
  }

  private static void writeRaw(BinaryCopy rows, RawRecord raw) throws IOException {
    rows.text(raw.position().topic());
    rows.integer(raw.position().partition());
    rows.bigint(raw.position().offset());
    rows.bigint(raw.timestamp());
    rows.bytes(raw.key());
    List<byte @Nullable []> headers = new ArrayList<>(raw.headers().size() * 2);
    raw.headers()
        .forEach(h -> {
          headers.add(h.name());
          headers.add(h.value());
        });
    rows.byteArrays(headers);
  }

  private static void writeValue(BinaryCopy rows, byte @Nullable [] value, boolean kept)
      throws IOException {
    if (kept || value == null) {
      rows.bytes(value);
      rows.bytes(null);
      rows.text(null);
    } else {
      rows.bytes(null);
      rows.bytes(MerkleTree.sha256(value).toBytes());
      rows.text(ValueAbsence.BEYOND_LIMIT.toString());
    }
  }

  private static void writeReading(BinaryCopy rows, Reading reading) throws IOException {
    switch (reading) {
      case Reading.Understood understood -> {
        rows.text("event");
        rows.text(null);
      }
      case Reading.UnknownType unknown -> {
        rows.text("unknown-type");
        rows.text("this version does not know the type " + unknown.type());
      }
      case Reading.Poison poison -> {
        rows.text("poison");
        rows.text(poison.reason());
      }
    }
  }

  private static void writeEnvelope(BinaryCopy rows, Envelope envelope) throws IOException {
    rows.uuid(envelope.id() == null ? null : envelope.id().value());
    rows.text(envelope.type());
    rows.text(envelope.source());
    rows.uuid(envelope.sessionId() == null ? null : envelope.sessionId().value());
    rows.uuid(envelope.commandId() == null ? null : envelope.commandId().value());
    ProducerPosition producer = envelope.producer();
    rows.text(producer == null ? null : producer.producer());
    rows.bigint(producer == null ? null : (Long) producer.epoch());
    rows.bigint(producer == null ? null : (Long) producer.sequence());
    rows.bytes(DigestBytes.of(envelope.previous()));
  }

  private static @Nullable Digest digest(Reading reading) {
    return switch (reading) {
      case Reading.Understood understood -> understood.digest();
      case Reading.UnknownType unknown -> unknown.digest();
      case Reading.Poison poison -> null;
    };
  }

  private static @Nullable Integer part(Reading reading) {
    EventData data = reading instanceof Reading.Understood understood ? understood.data() : null;
    return data instanceof ResultChunk chunk ? (Integer) chunk.index() : null;
  }
}
