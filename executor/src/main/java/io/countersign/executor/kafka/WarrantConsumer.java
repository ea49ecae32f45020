package io.countersign.executor.kafka;

import io.countersign.contracts.event.WarrantIssued;
import io.countersign.executor.ReceivedWarrant;
import io.countersign.executor.SessionLanes;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hands warrants to their sessions' lanes. A record is acknowledged when its command has ended, in
 * whatever order commands end; the connector commits the offsets below which everything has.
 */
@ApplicationScoped
public class WarrantConsumer {
  private final SessionLanes lanes;
  private final EventReader reader;
  private final PersistentHandler handler;

  WarrantConsumer(SessionLanes lanes, EventReader reader, PersistentHandler handler) {
    this.lanes = lanes;
    this.reader = reader;
    this.handler = handler;
  }

  @Incoming("warrants")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> on(Message<byte[]> message) {
    ConsumerRecord<String, byte[]> kafka = Records.of(message);
    return lanes.submit(Records.session(kafka), () -> handle(kafka, message));
  }

  private void handle(ConsumerRecord<String, byte[]> kafka, Message<byte[]> message)
      throws InterruptedException {
    Optional<ReceivedEvent> received = reader.read(kafka);
    if (received.isEmpty() || isDone(received.get(), kafka)) {
      var _ = message.ack();
    }
  }

  private boolean isDone(ReceivedEvent received, ConsumerRecord<String, byte[]> kafka)
      throws InterruptedException {
    if (!(received.data() instanceof WarrantIssued issued)) {
      return true;
    }
    try (LogContext _ = LogContext.of(received.link().trace(), issued.commandId())) {
      return handler.handle(new ReceivedWarrant(issued.warrant(), received.link()), kafka);
    }
  }
}
