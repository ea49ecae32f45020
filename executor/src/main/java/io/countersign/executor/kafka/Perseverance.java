package io.countersign.executor.kafka;

import io.countersign.executor.ClaimLostException;
import io.countersign.executor.GrowingPause;
import io.countersign.executor.HeldElsewhereException;
import io.countersign.executor.StillAtWorkException;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.executor.TargetUnreachableException;
import io.countersign.platform.event.PublicationFailedException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Handles a record until it is done: as often as it takes while something needed is away, a few
 * times if the fault may lie in the record itself.
 */
final class Perseverance {
  private static final Logger LOG = Logger.getLogger(Perseverance.class);
  private static final int FAULTS = 5;

  private final BooleanSupplier stopping;
  private final GrowingPause backoff = new GrowingPause();

  /**
   * @param stopping whether the service is, so that nothing is tried again
   */
  Perseverance(BooleanSupplier stopping) {
    this.stopping = stopping;
  }

  /** One way to deal with a record. */
  interface Handling {
    void handle() throws InterruptedException;

    /** Ends what could not be handled, so that nobody waits for it in vain. */
    void giveUp() throws InterruptedException;

    /** What remains if not even that works. */
    void setAside();
  }

  /** Whether the record is done with; it is not if the service stops before. */
  boolean see(Handling handling) throws InterruptedException {
    int faults = 0;
    for (int attempt = 0; ; attempt++) {
      try {
        if (faults < FAULTS) {
          handling.handle();
        } else {
          handling.giveUp();
          handling.setAside();
        }
        return true;
      } catch (HeldElsewhereException | ClaimLostException | StillAtWorkException e) {
        LOG.infof("Waiting: %s", e.getMessage());
      } catch (StoreUnavailableException
          | PublicationFailedException
          | TargetUnreachableException e) {
        LOG.warnf("Trying again: %s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Handling a record failed", e);
        faults++;
      }
      if (faults > FAULTS) {
        handling.setAside();
        return true;
      }
      if (stopping.getAsBoolean()) {
        return false;
      }
      backoff.pause(attempt);
    }
  }
}
