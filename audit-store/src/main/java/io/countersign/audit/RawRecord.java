package io.countersign.audit;

import io.countersign.platform.event.RecordPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record exactly as it was on the wire: the truth that everything else is derived from.
 *
 * @param timestamp Kafka's, in milliseconds since 1970; whatever the producer said
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the store; never compared.
public record RawRecord(
    RecordPosition position,
    long timestamp,
    byte @Nullable [] key,
    List<RawHeader> headers,
    byte @Nullable [] value) {
  public RawRecord {
    headers = List.copyOf(headers);
  }

  public int size() {
    return (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }
}
