package io.countersign.audit.kafka;

import io.countersign.audit.RecordStore;
import io.countersign.platform.event.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts the reading with the service, and ends it before the store goes away. */
@ApplicationScoped
class IngestionLifecycle {
  private static final Logger LOG = Logger.getLogger(IngestionLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(15);
  private final Ingestion ingestion;
  private final Thread thread;

  IngestionLifecycle(
      ConsumerFactory consumers,
      EventCodec codec,
      RecordStore store,
      IngestionStatus status,
      MeterRegistry meters,
      IngestionSettings settings) {
    this.ingestion =
        new Ingestion(
            consumers, new RecordReader(codec), store, status, meters, settings.longestPause());
    this.thread = Thread.ofPlatform().name("ingestion").unstarted(ingestion);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ingestion.stop();
    if (!thread.join(STOP)) {
      LOG.warn("The batch in flight did not end in time; it will be read again");
    }
  }
}
