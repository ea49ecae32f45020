package io.countersign.executor.kafka;

import io.countersign.executor.ReceivedWarrant;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.WarrantHandler;
import io.countersign.platform.kafka.RejectedRecords;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Handles a warrant until its end is told. */
@ApplicationScoped
public class PersistentHandler {
  private static final String GIVEN_UP = "handling it failed repeatedly; see the executor's log";

  private final WarrantHandler handler;
  private final RejectedRecords rejected;
  private final Perseverance perseverance;

  PersistentHandler(WarrantHandler handler, SessionLanes lanes, RejectedRecords rejected) {
    this.handler = handler;
    this.rejected = rejected;
    this.perseverance = new Perseverance(lanes::isClosed);
  }

  /** Whether the record is done with; it is not if the service stops before. */
  boolean handle(ReceivedWarrant received, ConsumerRecord<String, byte[]> kafka)
      throws InterruptedException {
    return perseverance.see(
        new Perseverance.Handling() {
          @Override
          public void handle() throws InterruptedException {
            handler.handle(received);
          }

          @Override
          public void giveUp() throws InterruptedException {
            handler.giveUp(received);
          }

          @Override
          public void setAside() {
            rejected.setAside(kafka, GIVEN_UP);
          }
        });
  }
}
