package io.countersign.executor.kafka;

import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.executor.MeasurementHandler;
import io.countersign.executor.ReceivedMeasurement;
import io.countersign.executor.SessionLanes;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import io.countersign.platform.kafka.RejectedRecords;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hands measurement requests to lanes of their own, so that measuring, however slow, does not keep
 * warrants waiting.
 */
@ApplicationScoped
public class MeasurementConsumer {
  private static final String GIVEN_UP = "measuring failed repeatedly; see the executor's log";

  private final Deliveries deliveries;
  private final MeasurementHandler handler;
  private final RejectedRecords rejected;
  private final Perseverance perseverance;

  MeasurementConsumer(
      @Identifier("measuring") SessionLanes lanes,
      EventReader reader,
      MeasurementHandler handler,
      RejectedRecords rejected) {
    this.deliveries = new Deliveries(lanes, reader);
    this.handler = handler;
    this.rejected = rejected;
    this.perseverance = new Perseverance(lanes::isClosed);
  }

  @Incoming("measurements")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> on(Message<byte[]> message) {
    return deliveries.take(message, this::handle);
  }

  private boolean handle(ReceivedEvent received, ConsumerRecord<String, byte[]> kafka)
      throws InterruptedException {
    if (!(received.data() instanceof MeasurementRequested requested)) {
      return true;
    }
    try (LogContext _ = LogContext.of(received.link().trace(), requested.commandId())) {
      return perseverance.see(
          new Answer(new ReceivedMeasurement(requested.request(), received.link()), kafka));
    }
  }

  private final class Answer implements Perseverance.Handling {
    private final ReceivedMeasurement received;
    private final ConsumerRecord<String, byte[]> kafka;

    private Answer(ReceivedMeasurement received, ConsumerRecord<String, byte[]> kafka) {
      this.received = received;
      this.kafka = kafka;
    }

    @Override
    public void handle() throws InterruptedException {
      handler.handle(received).ifPresent(reason -> rejected.setAside(kafka, reason));
    }

    @Override
    public void giveUp() {
      handler.giveUp(received);
    }

    @Override
    public void setAside() {
      rejected.setAside(kafka, GIVEN_UP);
    }
  }
}
