package io.countersign.executor.kafka;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Kafka's records behind the messages of a channel. */
final class Records {
  private static final String NO_SESSION = "";

  private Records() {}

  @SuppressWarnings("unchecked") // The channel's deserializers are those of the platform.
  static ConsumerRecord<String, byte[]> of(Message<byte[]> message) {
    return message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .orElseThrow(() -> new IllegalStateException("the channel is not one of Kafka's"))
        .getRecord();
  }

  /** Whose lane a record belongs to. */
  static String session(ConsumerRecord<String, byte[]> kafka) {
    return kafka.key() == null ? NO_SESSION : kafka.key();
  }
}
