package io.countersign.audit.push;

import io.countersign.audit.Trail;
import io.countersign.audit.export.Outbox;
import io.countersign.audit.export.WholeEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends on from the service's start to its end; each destination by a thread of its own. */
@ApplicationScoped
class PushLifecycle {
  private static final Logger LOG = Logger.getLogger(PushLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(5);
  private final Destinations destinations;
  private final Outbox outbox;
  private final Trail trail;
  private final PushSettings settings;
  private final MeterRegistry meters;
  private final List<Destination> open = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  PushLifecycle(
      Destinations destinations,
      Outbox outbox,
      Trail trail,
      PushSettings settings,
      MeterRegistry meters) {
    this.destinations = destinations;
    this.outbox = outbox;
    this.trail = trail;
    this.settings = settings;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    open.addAll(destinations.all());
    for (Destination each : open) {
      Pushing pushing = new Pushing(outbox, new WholeEvents(trail), each, settings, meters);
      threads.add(Thread.ofVirtual().name("push " + each.name()).start(pushing));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      if (!thread.join(STOP)) {
        LOG.warnf("%s did not end in time; what it was sending comes again", thread.getName());
      }
    }
    open.forEach(each -> each.close().run());
  }
}
