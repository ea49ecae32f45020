package io.countersign.executor.kafka;

import io.countersign.executor.SessionLanes;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hands records to their sessions' lanes. Each is acknowledged when it is done with, in whatever
 * order that happens; the connector commits the offsets below which everything is.
 */
final class Deliveries {
  private static final String NO_SESSION = "";

  private final SessionLanes lanes;
  private final EventReader reader;

  Deliveries(SessionLanes lanes, EventReader reader) {
    this.lanes = lanes;
    this.reader = reader;
  }

  /** What is done with an event. */
  @FunctionalInterface
  interface Handling {
    /**
     * @return false if it has to be delivered again
     */
    boolean handle(ReceivedEvent received, ConsumerRecord<String, byte[]> kafka)
        throws InterruptedException;
  }

  /**
   * @return completes when there is room for another
   */
  CompletionStage<Void> take(Message<byte[]> message, Handling handling) {
    ConsumerRecord<String, byte[]> kafka = recordOf(message);
    String session = kafka.key() == null ? NO_SESSION : kafka.key();
    return lanes.submit(
        session,
        () -> {
          Optional<ReceivedEvent> received = reader.read(kafka);
          if (received.isEmpty() || handling.handle(received.get(), kafka)) {
            var _ = message.ack();
          }
        });
  }

  @SuppressWarnings("unchecked") // The channel's deserializers are those of the platform.
  private static ConsumerRecord<String, byte[]> recordOf(Message<byte[]> message) {
    return message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .orElseThrow(() -> new IllegalStateException("the channel is not one of Kafka's"))
        .getRecord();
  }
}
