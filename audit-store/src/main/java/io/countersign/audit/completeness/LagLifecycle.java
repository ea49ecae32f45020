package io.countersign.audit.completeness;

import io.countersign.audit.CompletenessSettings;
import io.countersign.audit.Gap;
import io.countersign.audit.Incidents;
import io.countersign.audit.RecordStore;
import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.kafka.RetentionLag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks again and again whether Kafka may remove records before they are read. */
@ApplicationScoped
class LagLifecycle {
  private static final Logger LOG = Logger.getLogger(LagLifecycle.class);
  private final Map<String, Object> broker;
  private final RecordStore store;
  private final Incidents incidents;
  private final CompletenessSettings settings;
  private final Clock clock;
  private final AtomicInteger lagging = new AtomicInteger();
  private @Nullable Thread thread;

  LagLifecycle(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      RecordStore store,
      Incidents incidents,
      CompletenessConfiguration settings,
      Clock clock,
      MeterRegistry meters) {
    this.broker = broker;
    this.store = store;
    this.incidents = incidents;
    this.settings = settings;
    this.clock = clock;
    Gauge.builder("countersign.audit.lagging.partitions", lagging, AtomicInteger::get)
        .description("Partitions of which Kafka may remove records before they are read")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("lag").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    try (Admin admin = Admin.create(broker)) {
      RetentionLag lag = new RetentionLag(admin, store, settings.lagOfRetention());
      while (true) {
        Thread.sleep(settings.interval());
        look(lag);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(RetentionLag lag) throws InterruptedException {
    try {
      Instant now = clock.instant();
      List<Gap> found = lag.at(now);
      lagging.set(found.size());
      incidents.tellLag(found, now);
    } catch (ExecutionException | StoreUnavailableException e) {
      LOG.warnf("Could not ask how far the reading lags behind; trying again: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Could not ask how far the reading lags behind; trying again", e);
    }
  }
}
