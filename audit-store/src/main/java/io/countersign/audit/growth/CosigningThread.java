package io.countersign.audit.growth;

import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.ledger.LedgerBrokenException;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks one witness again and again, less often while it does not answer. */
final class CosigningThread implements Runnable {
  private static final Logger LOG = Logger.getLogger(CosigningThread.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private final Cosigning cosigning;
  private final Duration interval;
  private Duration pause;

  CosigningThread(Cosigning cosigning, Duration interval) {
    this.cosigning = cosigning;
    this.interval = interval;
    this.pause = interval;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(pause);
        pause = ask() ? interval : longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ask() throws InterruptedException {
    try {
      cosigning.once();
      return true;
    } catch (IOException | StoreUnavailableException | LedgerBrokenException e) {
      LOG.warnf(
          "The last %d records are not cosigned by %s yet: %s",
          cosigning.lag(), cosigning.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "The witness %s cannot be asked", cosigning.name());
    }
    return false;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
