package io.countersign.executor.kafka;

import io.countersign.executor.ClaimLostException;
import io.countersign.executor.GrowingPause;
import io.countersign.executor.HeldElsewhereException;
import io.countersign.executor.ReceivedWarrant;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.StillAtWorkException;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.executor.TargetUnreachableException;
import io.countersign.executor.WarrantHandler;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.platform.kafka.RejectedRecords;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Handles a warrant until its end is told: as often as it takes while something needed is away, a
 * few times if the fault may lie in the warrant itself. Then the command is ended, not left open.
 */
@ApplicationScoped
public class PersistentHandler {
  private static final Logger LOG = Logger.getLogger(PersistentHandler.class);
  private static final int FAULTS = 5;
  private static final String GIVEN_UP = "handling it failed repeatedly; see the executor's log";

  private final WarrantHandler handler;
  private final SessionLanes lanes;
  private final RejectedRecords rejected;
  private final GrowingPause backoff = new GrowingPause();

  PersistentHandler(WarrantHandler handler, SessionLanes lanes, RejectedRecords rejected) {
    this.handler = handler;
    this.lanes = lanes;
    this.rejected = rejected;
  }

  /** Whether the record is done with; it is not if the service stops before. */
  boolean handle(ReceivedWarrant received, ConsumerRecord<String, byte[]> kafka)
      throws InterruptedException {
    int faults = 0;
    for (int attempt = 0; ; attempt++) {
      try {
        if (faults < FAULTS) {
          handler.handle(received);
        } else {
          handler.giveUp(received);
          rejected.setAside(kafka, GIVEN_UP);
        }
        return true;
      } catch (HeldElsewhereException | ClaimLostException | StillAtWorkException e) {
        LOG.infof("Waiting: %s", e.getMessage());
      } catch (StoreUnavailableException
          | PublicationFailedException
          | TargetUnreachableException e) {
        LOG.warnf("Trying again: %s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Handling a warrant failed", e);
        faults++;
      }
      if (faults > FAULTS) {
        rejected.setAside(kafka, GIVEN_UP);
        return true;
      }
      if (lanes.isClosed()) {
        return false;
      }
      backoff.pause(attempt);
    }
  }
}
