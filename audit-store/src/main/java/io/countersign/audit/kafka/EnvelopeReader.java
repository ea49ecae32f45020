package io.countersign.audit.kafka;

import io.countersign.audit.Envelope;
import io.countersign.audit.PlausibleTime;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads of a record's headers whatever can be read; what is missing or malformed stays away. */
record EnvelopeReader(ConsumerRecord<String, byte[]> kafka) {
  Envelope read() {
    Instant time = parsed("ce_time", Instant::parse);
    return new Envelope(
        parsed("ce_id", EventId::parse),
        text("ce_type"),
        text("ce_source"),
        time != null && PlausibleTime.holds(time) ? time : null,
        parsedText(kafka.key(), SessionId::parse),
        parsed("ce_subject", CommandId::parse),
        producer(),
        parsed("ce_previous", Digest::parse),
        text("ce_traceparent"));
  }

  private @Nullable ProducerPosition producer() {
    String producer = text("ce_producer");
    Long epoch = parsed("ce_epoch", Long::parseLong);
    Long sequence = parsed("ce_sequence", Long::parseLong);
    if (producer == null || epoch == null || sequence == null) {
      return null;
    }
    return parsedText(producer, p -> new ProducerPosition(p, epoch, sequence));
  }

  private <T> @Nullable T parsed(String header, Function<String, T> parser) {
    return parsedText(text(header), parser);
  }

  private static <T> @Nullable T parsedText(@Nullable String text, Function<String, T> parser) {
    try {
      return text == null ? null : parser.apply(text);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable String text(String header) {
    Header last = kafka.headers().lastHeader(header);
    return last == null || last.value() == null
        ? null
        : new String(last.value(), StandardCharsets.UTF_8);
  }
}
