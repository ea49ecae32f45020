package io.countersign.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record exactly as it was on the wire.
 *
 * @param timestamp in milliseconds since 1970; whatever the producer said
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; never compared.
public record LogRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    List<LogHeader> headers,
    byte @Nullable [] value) {
  public LogRecord {
    headers = List.copyOf(headers);
  }

  /** The last value of a header as text. */
  public Optional<String> header(String name) {
    byte[] wanted = name.getBytes(UTF_8);
    for (LogHeader header : headers.reversed()) {
      if (Arrays.equals(header.name(), wanted)) {
        byte[] value = header.value();
        return value == null ? Optional.empty() : Optional.of(new String(value, UTF_8));
      }
    }
    return Optional.empty();
  }

  /** Topic, partition and offset, as messages name a record. */
  public String position() {
    return topic + "/" + partition + "/" + offset;
  }
}
