package io.countersign.audit.growth;

import io.countersign.audit.StoreUnavailableException;
import io.countersign.log.tile.AlreadyWrittenException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Copies from time to time. */
final class CopyingThread implements Runnable {
  private static final Logger LOG = Logger.getLogger(CopyingThread.class);
  private final Copying copying;
  private final Duration interval;

  CopyingThread(Copying copying, Duration interval) {
    this.copying = copying;
    this.interval = interval;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(interval);
        copy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy() {
    try {
      copying.once();
    } catch (AlreadyWrittenException e) {
      LOG.errorf(e, "INCIDENT: the ledger is not what was copied of it before: %s", e.getMessage());
    } catch (UncheckedIOException | StoreUnavailableException e) {
      LOG.warnf("The ledger is not copied at the moment: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The ledger cannot be copied", e);
    }
  }
}
