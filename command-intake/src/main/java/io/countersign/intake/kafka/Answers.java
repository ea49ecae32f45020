package io.countersign.intake.kafka;

import io.countersign.intake.LiveCommands;
import io.countersign.intake.RecordedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hands what the other services answer to the commands that are followed here. */
@ApplicationScoped
class Answers {
  private static final Logger LOG = Logger.getLogger(Answers.class);

  private final EventReader reader;
  private final LiveCommands live;
  private final AnswerAssignment assignment;

  Answers(EventReader reader, LiveCommands live, AnswerAssignment assignment) {
    this.reader = reader;
    this.live = live;
    this.assignment = assignment;
  }

  /** One batch after another, since the events of a topic must be applied in their order. */
  @Incoming("answers")
  @Blocking
  void on(ConsumerRecords<String, byte[]> batch) {
    batch.forEach(this::handle);
    batch.nextOffsets().forEach((partition, next) -> assignment.handled(partition, next.offset()));
  }

  private void handle(ConsumerRecord<String, byte[]> kafka) {
    try {
      reader.read(kafka).ifPresent(event -> apply(event, kafka));
    } catch (RuntimeException e) {
      report(kafka, e);
    }
  }

  private void apply(ReceivedEvent event, ConsumerRecord<String, byte[]> kafka) {
    try (LogContext _ = LogContext.of(event.link().trace(), event.data().subject().orElse(null))) {
      try {
        live.apply(recorded(event, kafka.serializedValueSize()));
      } catch (RuntimeException e) {
        report(kafka, e);
      }
    }
  }

  /** One event that cannot be handled must not keep the answers after it from their callers. */
  private static void report(ConsumerRecord<?, ?> kafka, RuntimeException e) {
    LOG.errorf(e, "Could not handle %s/%d/%d", kafka.topic(), kafka.partition(), kafka.offset());
  }

  private static RecordedEvent recorded(ReceivedEvent received, int bytes) {
    return new RecordedEvent(received.link(), received.event().time(), received.data(), bytes);
  }
}
