package io.countersign.audit.kafka;

import io.countersign.audit.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Tries again, after ever longer pauses, what the store could not do; until the service stops. */
final class Retry {
  private static final Logger LOG = Logger.getLogger(Retry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private final CountDownLatch stopping;
  private final Duration longestPause;
  private final IngestionStatus status;

  Retry(CountDownLatch stopping, Duration longestPause, IngestionStatus status) {
    this.stopping = stopping;
    this.longestPause = longestPause;
    this.status = status;
  }

  /**
   * @throws WakeupException if the service stops
   */
  <T> T untilItWorks(Supplier<T> work) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return work.get();
      } catch (StoreUnavailableException e) {
        status.fails(String.valueOf(e.getMessage()));
        LOG.warnf(e, "The store does not work; trying again in %d ms", pause.toMillis());
        pause(pause);
        pause = longer(pause);
      }
    }
  }

  /**
   * @throws WakeupException if the service stops meanwhile
   */
  void pause(Duration pause) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WakeupException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  Duration longestPause() {
    return longestPause;
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(longestPause) < 0 ? twice : longestPause;
  }
}
