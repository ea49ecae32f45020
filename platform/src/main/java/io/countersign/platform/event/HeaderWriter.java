package io.countersign.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Writes CloudEvents attributes as Kafka headers. */
record HeaderWriter(org.apache.kafka.common.header.Headers headers) {
  void plain(String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /** An attribute that has no value is left out, as CloudEvents asks. */
  void attribute(String name, @Nullable Object value) {
    if (value != null) {
      plain(Headers.kafkaName(name), value.toString());
    }
  }
}
