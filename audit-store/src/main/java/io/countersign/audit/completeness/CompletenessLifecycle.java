package io.countersign.audit.completeness;

import io.countersign.audit.Completeness;
import io.countersign.audit.Incident;
import io.countersign.audit.Incidents;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.IncidentFound;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks again and again while the service runs. */
@ApplicationScoped
class CompletenessLifecycle {
  private static final Logger LOG = Logger.getLogger(CompletenessLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(5);
  private final Incidents incidents;
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Completeness completeness;
  private final Duration interval;
  private final AtomicLong open = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("completeness").daemon().factory());

  CompletenessLifecycle(
      Incidents incidents,
      CompletenessConfiguration settings,
      EventPublisher publisher,
      IdSource ids,
      Clock clock,
      MeterRegistry meters) {
    this.incidents = incidents;
    this.publisher = publisher;
    this.ids = ids;
    this.completeness = new Completeness(incidents, settings, this::tell, clock);
    this.interval = settings.interval();
    Gauge.builder("countersign.audit.incidents.open", open, AtomicLong::get)
        .description("Reasons to doubt that the trail is whole which nobody has explained")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    long pause = interval.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("A look for what is missing did not end in time; the next start looks again");
    }
  }

  private void look() {
    try {
      completeness.look();
      open.set(incidents.open());
    } catch (RuntimeException e) {
      LOG.warn("Could not look for what is missing; trying again", e);
    }
  }

  private void tell(Incident incident) {
    LOG.errorf("INCIDENT %d: %s", incident.id(), incident.sentence());
    publisher
        .publish(
            Draft.administration(
                new EventId(ids.next()),
                new IncidentFound(
                    incident.id(),
                    incident.kind(),
                    incident.subject(),
                    incident.from(),
                    incident.to())))
        .await();
  }
}
