package io.countersign.audit.archive.parquet;

import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.ValueAbsence;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.audit.archive.ArchivedRecord.AbsentValue;
import io.countersign.audit.archive.ArchivedRecord.Derived;
import io.countersign.log.Hash;
import io.countersign.platform.event.RecordPosition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Records as rows of {@link ParquetSchema}, and back. */
final class RecordGroups {
  private static final int UUID_BYTES = 16;

  private RecordGroups() {}

  static Group of(ArchivedRecord stored) {
    Group row = new SimpleGroup(ParquetSchema.TYPE);
    RawRecord raw = stored.raw();
    row.add(ParquetSchema.TOPIC, raw.position().topic());
    row.add(ParquetSchema.PARTITION, raw.position().partition());
    row.add(ParquetSchema.OFFSET, raw.position().offset());
    row.add("kafka_time", raw.timestamp());
    add(row, "record_key", raw.key());
    Group headers = row.addGroup("headers");
    raw.headers().forEach(header -> add(headers.addGroup("list").addGroup("element"), header));
    add(row, "record_value", raw.value());
    AbsentValue absent = stored.absent();
    if (absent != null) {
      add(row, "value_hash", absent.hash().toBytes());
      row.add("value_absence", absent.reason().toString());
    }
    row.add("leaf_index", stored.leafIndex());
    add(row, "leaf_hash", stored.leaf().hash().toBytes());
    add(row, stored.derived());
    return row;
  }

  private static void add(Group element, RawHeader header) {
    add(element, "name", header.name());
    add(element, "value", header.value());
  }

  private static void add(Group row, Derived derived) {
    row.add("category", derived.category());
    row.add("stored_on", (int) derived.storedOn().toEpochDay());
    row.add("happened_at", ChronoUnit.MICROS.between(Instant.EPOCH, derived.happenedAt()));
    row.add("reading", derived.reading());
    add(row, "flaw", derived.flaw());
    RecordPosition first = derived.duplicateOf();
    add(row, "duplicate_of", first == null ? null : first.toString());
    add(row, "event_id", derived.eventId());
    add(row, "type", derived.type());
    add(row, "source", derived.source());
    add(row, "session_id", derived.sessionId());
    add(row, "command_id", derived.commandId());
    add(row, "producer", derived.producer());
    add(row, "epoch", derived.epoch());
    add(row, "sequence", derived.sequence());
    row.add("actor_name", derived.actor());
    add(row, "actor_subject", derived.actorSubject());
    row.add("summary", derived.summary());
    Integer part = derived.part();
    if (part != null) {
      row.add("part", part);
    }
  }

  private static void add(Group row, String column, byte @Nullable [] value) {
    if (value != null) {
      row.add(column, Binary.fromConstantByteArray(value));
    }
  }

  private static void add(Group row, String column, @Nullable String value) {
    if (value != null) {
      row.add(column, value);
    }
  }

  private static void add(Group row, String column, @Nullable Long value) {
    if (value != null) {
      row.add(column, value);
    }
  }

  private static void add(Group row, String column, @Nullable UUID value) {
    if (value != null) {
      ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
      bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
      row.add(column, Binary.fromConstantByteArray(bytes.array()));
    }
  }

  static ArchivedRecord read(Group row) {
    RawRecord raw =
        new RawRecord(
            position(row),
            row.getLong("kafka_time", 0),
            bytes(row, "record_key"),
            headers(row.getGroup("headers", 0)),
            bytes(row, "record_value"));
    return new ArchivedRecord(raw, absent(row), row.getLong("leaf_index", 0), derived(row));
  }

  private static RecordPosition position(Group row) {
    return new RecordPosition(
        row.getString(ParquetSchema.TOPIC, 0),
        row.getInteger(ParquetSchema.PARTITION, 0),
        row.getLong(ParquetSchema.OFFSET, 0));
  }

  private static List<RawHeader> headers(Group list) {
    List<RawHeader> headers = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
      Group element = list.getGroup("list", i).getGroup("element", 0);
      headers.add(new RawHeader(element.getBinary("name", 0).getBytes(), bytes(element, "value")));
    }
    return headers;
  }

  private static @Nullable AbsentValue absent(Group row) {
    byte[] hash = bytes(row, "value_hash");
    return hash == null
        ? null
        : new AbsentValue(ValueAbsence.named(row.getString("value_absence", 0)), Hash.of(hash));
  }

  private static Derived derived(Group row) {
    return new Derived(
        row.getString("category", 0),
        LocalDate.ofEpochDay(row.getInteger("stored_on", 0)),
        Instant.EPOCH.plus(row.getLong("happened_at", 0), ChronoUnit.MICROS),
        row.getString("reading", 0),
        text(row, "flaw"),
        duplicateOf(row),
        uuid(row, "event_id"),
        text(row, "type"),
        text(row, "source"),
        uuid(row, "session_id"),
        uuid(row, "command_id"),
        text(row, "producer"),
        number(row, "epoch"),
        number(row, "sequence"),
        row.getString("actor_name", 0),
        text(row, "actor_subject"),
        row.getString("summary", 0),
        has(row, "part") ? (Integer) row.getInteger("part", 0) : null);
  }

  /** As topic/partition/offset. */
  private static @Nullable RecordPosition duplicateOf(Group row) {
    String text = text(row, "duplicate_of");
    if (text == null) {
      return null;
    }
    String[] parts = text.split("/", -1);
    return new RecordPosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  private static boolean has(Group row, String column) {
    return row.getFieldRepetitionCount(column) > 0;
  }

  private static byte @Nullable [] bytes(Group row, String column) {
    return has(row, column) ? row.getBinary(column, 0).getBytes() : null;
  }

  private static @Nullable String text(Group row, String column) {
    return has(row, column) ? row.getString(column, 0) : null;
  }

  private static @Nullable Long number(Group row, String column) {
    return has(row, column) ? (Long) row.getLong(column, 0) : null;
  }

  private static @Nullable UUID uuid(Group row, String column) {
    byte[] bytes = bytes(row, column);
    if (bytes == null) {
      return null;
    }
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    return new UUID(halves.getLong(), halves.getLong());
  }
}
