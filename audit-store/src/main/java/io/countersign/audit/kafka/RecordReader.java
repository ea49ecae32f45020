package io.countersign.audit.kafka;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Envelope;
import io.countersign.audit.PlausibleTime;
import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.Reading;
import io.countersign.audit.RecordReading;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.event.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Makes of each Kafka record one for the store, whatever it holds. */
public final class RecordReader implements RecordReading {
  private final EventCodec codec;

  public RecordReader(EventCodec codec) {
    this.codec = codec;
  }

  List<AuditRecord> readAll(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<AuditRecord> read = new ArrayList<>();
    records.forEach(r -> read.add(read(r)));
    return read;
  }

  public AuditRecord read(ConsumerRecord<byte[], byte[]> kafka) {
    return read(raw(kafka), withTextKey(kafka));
  }

  @Override
  public AuditRecord read(RawRecord raw) {
    return read(raw, received(raw));
  }

  private AuditRecord read(RawRecord raw, ConsumerRecord<String, byte[]> keyed) {
    return switch (decode(keyed)) {
      case Decoding.Decoded decoded -> understood(raw, decoded.received());
      case Decoding.UnknownType unknown -> unknown(raw, new EnvelopeReader(keyed).read(), unknown);
      case Decoding.Undecodable undecodable ->
          poison(raw, new EnvelopeReader(keyed).read(), undecodable.reason());
    };
  }

  /** A fault of the codec itself must not stop the reading, nor lose the record. */
  private Decoding decode(ConsumerRecord<String, byte[]> keyed) {
    try {
      return codec.decode(keyed);
    } catch (RuntimeException e) {
      return new Decoding.Undecodable("reading it failed: " + e.getClass().getSimpleName());
    }
  }

  private static AuditRecord understood(RawRecord raw, ReceivedEvent received) {
    Event<? extends EventData> event = received.event();
    if (!PlausibleTime.holds(event.time())) {
      return poison(raw, Envelope.of(event).withoutTime(), "ce_time is not a plausible time");
    }
    return new AuditRecord(
        raw, Envelope.of(event), new Reading.Understood(event.data(), received.link().digest()));
  }

  private static AuditRecord unknown(
      RawRecord raw, Envelope envelope, Decoding.UnknownType unknown) {
    Optional<Topic> topic = Topic.named(raw.position().topic());
    if (envelope.id() == null || raw.value() == null || topic.isEmpty()) {
      return poison(raw, envelope, "an event of an unknown type, without a usable id or value");
    }
    EventType anyType = new EventType(unknown.type(), EventData.class, topic.get());
    Digest digest = Event.digest(anyType, envelope.id(), raw.value());
    return new AuditRecord(raw, envelope, new Reading.UnknownType(unknown.type(), digest));
  }

  private static AuditRecord poison(RawRecord raw, Envelope envelope, String reason) {
    return new AuditRecord(raw, envelope, new Reading.Poison(reason));
  }

  private static RawRecord raw(ConsumerRecord<byte[], byte[]> kafka) {
    List<RawHeader> headers = new ArrayList<>();
    for (Header header : kafka.headers()) {
      headers.add(RawHeader.of(header.key(), header.value()));
    }
    RecordPosition position = new RecordPosition(kafka.topic(), kafka.partition(), kafka.offset());
    return new RawRecord(position, kafka.timestamp(), kafka.key(), headers, kafka.value());
  }

  /** As Kafka handed it out. */
  @SuppressWarnings("NullAway") // Kafka takes a record without key or value.
  private static ConsumerRecord<String, byte[]> received(RawRecord raw) {
    byte @Nullable [] key = raw.key();
    RecordHeaders headers = new RecordHeaders();
    raw.headers().forEach(h -> headers.add(h.nameText(), h.value()));
    return new ConsumerRecord<>(
        raw.position().topic(),
        raw.position().partition(),
        raw.position().offset(),
        raw.timestamp(),
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        raw.value(),
        headers,
        Optional.empty());
  }

  private static ConsumerRecord<String, byte[]> withTextKey(ConsumerRecord<byte[], byte[]> kafka) {
    byte @Nullable [] key = kafka.key();
    return new ConsumerRecord<>(
        kafka.topic(),
        kafka.partition(),
        kafka.offset(),
        kafka.timestamp(),
        kafka.timestampType(),
        kafka.serializedKeySize(),
        kafka.serializedValueSize(),
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        kafka.value(),
        kafka.headers(),
        kafka.leaderEpoch());
  }
}
