package io.countersign.approval.kafka;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does again what a database or broker that is away kept from being done, with growing pauses,
 * until it is done or the service stops. What must not be skipped is done through this.
 */
@ApplicationScoped
public class Perseverance {
  private static final Logger LOG = Logger.getLogger(Perseverance.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /**
   * @param what for the log
   * @throws RuntimeException the action's last fault, if the service stops before it succeeded
   */
  void untilDone(String what, Runnable action) {
    var _ =
        of(
            what,
            () -> {
              action.run();
              return true;
            });
  }

  /** The same, for what gives an answer. */
  <T> T of(String what, Supplier<T> action) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return action.get();
      } catch (RuntimeException e) {
        LOG.warnf("Could not %s: %s. Trying again in %s.", what, e, pause);
        if (stopsWithin(pause)) {
          throw e;
        }
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
