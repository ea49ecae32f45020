package io.countersign.audit.growth;

import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.ledger.LedgerStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Lets the ledger grow from the service's start to its end. */
@ApplicationScoped
class LedgerLifecycle {
  private static final Logger LOG = Logger.getLogger(LedgerLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(15);
  private final LedgerGrowth growth;
  private final LedgerSigner signer;
  private final Thread thread;

  LedgerLifecycle(
      LedgerStore store,
      LedgerSigner signer,
      LedgerStatus status,
      MeterRegistry meters,
      LedgerSettings settings) {
    this.signer = signer;
    this.growth =
        new LedgerGrowth(
            new Integrator(store, signer),
            status,
            new LedgerMetrics(meters, status),
            settings.interval());
    this.thread = Thread.ofPlatform().name("ledger").unstarted(growth);
  }

  void start(@Observes StartupEvent event) {
    LOG.infof("Checkpoints of the ledger verify under %s", signer.verifierKeys());
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    growth.stop();
    if (!thread.join(STOP)) {
      LOG.warn("The ledger's step in flight did not end in time; it will be done again");
    }
  }
}
