package io.countersign.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** Reads CloudEvents attributes from Kafka headers. */
record HeaderReader(org.apache.kafka.common.header.Headers headers) {
  /**
   * @throws MissingHeaderException if the attribute is absent
   */
  String required(String name) {
    return optional(name).orElseThrow(() -> new MissingHeaderException(Headers.kafkaName(name)));
  }

  Optional<String> optional(String name) {
    Header header = headers.lastHeader(Headers.kafkaName(name));
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }
}
