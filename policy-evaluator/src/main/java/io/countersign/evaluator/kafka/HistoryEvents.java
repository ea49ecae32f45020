package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.evaluator.PendingMeasurements;
import io.countersign.evaluator.PrincipalHistories;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.PublisherSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tells the records that matter to whoever remembers. What cannot be read is left out here: the
 * services that act upon it set it aside.
 */
@ApplicationScoped
class HistoryEvents {
  private final EventCodec codec;
  private final PrincipalHistories histories;
  private final PendingMeasurements measurements;
  private final String ownName;

  HistoryEvents(
      EventCodec codec,
      PrincipalHistories histories,
      PendingMeasurements measurements,
      PublisherSettings publisher) {
    this.codec = codec;
    this.histories = histories;
    this.measurements = measurements;
    this.ownName = publisher.name();
  }

  /** Of the time before this start, when this instance's own decisions are news too. */
  void past(ConsumerRecord<String, byte[]> kafka) {
    if (EventCodec.carries(kafka, CommandDecided.class)
        || EventCodec.carries(kafka, ExecutionFinished.class)) {
      tell(kafka);
    }
  }

  /** From now on; own decisions have been told when they were made. */
  void present(ConsumerRecord<String, byte[]> kafka) {
    boolean own = EventCodec.producer(kafka).filter(ownName::equals).isPresent();
    if (!own) {
      past(kafka);
    }
  }

  private void tell(ConsumerRecord<String, byte[]> kafka) {
    if (codec.decode(kafka) instanceof Decoding.Decoded(ReceivedEvent received)) {
      switch (received.data()) {
        case CommandDecided decided -> {
          histories.decided(decided);
          measurements.decided(
              decided, received.link(), kafka.partition(), received.event().time());
        }
        case ExecutionFinished finished ->
            histories.finished(finished.commandId(), finished.outcome(), received.event().time());
        default -> {}
      }
    }
  }
}
