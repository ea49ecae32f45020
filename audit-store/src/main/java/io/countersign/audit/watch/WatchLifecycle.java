package io.countersign.audit.watch;

import io.countersign.audit.behaviour.Detection;
import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Findings;
import io.countersign.audit.behaviour.Observation;
import io.countersign.audit.behaviour.Watch;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.FindingMade;
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
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks again and again while the service runs. */
@ApplicationScoped
class WatchLifecycle {
  private static final Logger LOG = Logger.getLogger(WatchLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(5);
  private final Findings findings;
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Watch watch;
  private final Duration interval;
  private volatile Map<FindingKind, Long> open = Map.of();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("behaviour").daemon().factory());

  WatchLifecycle(
      Findings findings,
      Detection detection,
      BehaviourConfiguration settings,
      EventPublisher publisher,
      IdSource ids,
      Clock clock,
      MeterRegistry meters) {
    this.findings = findings;
    this.publisher = publisher;
    this.ids = ids;
    this.watch = new Watch(findings, detection, this::tell, clock);
    this.interval = settings.interval();
    for (FindingKind kind : FindingKind.values()) {
      Gauge.builder("countersign.audit.findings.open", () -> open.getOrDefault(kind, 0L))
          .tag("kind", kind.toString())
          .description("What stands out of how principals act which nobody has looked into")
          .register(meters);
    }
  }

  void start(@Observes StartupEvent event) {
    long pause = interval.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("A look at behaviour did not end in time; the next start looks again");
    }
  }

  private void look() {
    try {
      watch.look();
      open = findings.open();
    } catch (RuntimeException e) {
      LOG.warn("Could not look at behaviour; trying again", e);
    }
  }

  private void tell(Finding finding) {
    Observation observation = finding.observation();
    LOG.warnf("FINDING %d, %s: %s", finding.id(), observation.kind(), observation.sentence());
    publisher
        .publish(
            Draft.administration(
                new EventId(ids.next()),
                new FindingMade(
                    finding.id(),
                    observation.kind().toString(),
                    observation.subject(),
                    observation.sentence())))
        .await();
  }
}
