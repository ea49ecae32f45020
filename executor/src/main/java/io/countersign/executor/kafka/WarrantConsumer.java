package io.countersign.executor.kafka;

import io.countersign.contracts.event.WarrantIssued;
import io.countersign.executor.ReceivedWarrant;
import io.countersign.executor.SessionLanes;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes warrants; one is done with when its command has ended. */
@ApplicationScoped
public class WarrantConsumer {
  private final Deliveries deliveries;
  private final PersistentHandler handler;

  WarrantConsumer(SessionLanes lanes, EventReader reader, PersistentHandler handler) {
    this.deliveries = new Deliveries(lanes, reader);
    this.handler = handler;
  }

  @Incoming("warrants")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> on(Message<byte[]> message) {
    return deliveries.take(message, this::handle);
  }

  private boolean handle(ReceivedEvent received, ConsumerRecord<String, byte[]> kafka)
      throws InterruptedException {
    if (!(received.data() instanceof WarrantIssued issued)) {
      return true;
    }
    try (LogContext _ = LogContext.of(received.link().trace(), issued.commandId())) {
      return handler.handle(new ReceivedWarrant(issued.warrant(), received.link()), kafka);
    }
  }
}
