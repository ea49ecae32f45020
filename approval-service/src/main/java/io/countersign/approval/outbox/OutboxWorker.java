package io.countersign.approval.outbox;

import io.agroal.api.AgroalDataSource;
import io.countersign.platform.event.EventPublisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Runs the relay: at start, whenever a transaction left something in the outbox, and by a tick. */
@ApplicationScoped
public class OutboxWorker {
  private static final Logger LOG = Logger.getLogger(OutboxWorker.class);

  /** Leaves time for the rest of the shutdown. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final OutboxRelay relay;
  private final Duration tick;
  private final Semaphore wake = new Semaphore(1);
  private final Thread thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::work);
  private volatile boolean stopping;

  OutboxWorker(AgroalDataSource database, EventPublisher publisher, OutboxSettings settings) {
    this.relay = new OutboxRelay(database, publisher, settings.batch(), settings.patience());
    this.tick = settings.tick();
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled event) {
    wake.release();
  }

  /** What was not acknowledged by now waits in the database for the next start. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wake.release();
    if (!thread.join(FAREWELL)) {
      thread.interrupt();
    }
  }

  private void work() {
    try {
      while (!stopping) {
        var _ = wake.tryAcquire(tick.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        drain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain() throws InterruptedException {
    try {
      relay.drain();
    } catch (SQLException | TimeoutException | RuntimeException e) {
      LOG.warnf("Events wait in the outbox: %s. Trying again.", e.getMessage());
    }
  }
}
