package io.countersign.audit.push;

import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.export.DeliveryFailedException;
import io.countersign.audit.export.HandOver;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Outbox;
import io.countersign.audit.export.Receiver;
import io.countersign.audit.export.WholeEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Sends on to one destination, less often while it does not take anything. */
final class Pushing implements Runnable {
  private static final Logger LOG = Logger.getLogger(Pushing.class);
  private final Outbox outbox;
  private final Destination destination;
  private final Receiver whole;
  private final PushSettings settings;
  private final AtomicLong lag = new AtomicLong();
  private final Counter failures;

  Pushing(
      Outbox outbox,
      WholeEvents events,
      Destination destination,
      PushSettings settings,
      MeterRegistry meters) {
    this.outbox = outbox;
    this.destination = destination;
    this.settings = settings;
    this.whole =
        some ->
            destination
                .receiver()
                .take(
                    some.stream()
                        .map(o -> new Ordered(o.index(), events.whole(o.event())))
                        .toList());
    Tags tags = Tags.of("destination", destination.name());
    meters.gauge("countersign.audit.push.lag", tags, lag);
    this.failures = meters.counter("countersign.audit.push.failures", tags);
  }

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause);
        pause = step(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to wait for the next. */
  Duration step(Duration before) {
    try {
      return switch (outbox.handOver(
          destination.name(), settings.fromTheBeginning(), settings.batch(), whole)) {
        case HandOver.Done done -> {
          lag.set(done.lag());
          yield done.lag() > 0 ? Duration.ZERO : settings.interval();
        }
        case HandOver.Elsewhere elsewhere -> settings.interval();
      };
    } catch (DeliveryFailedException | StoreUnavailableException e) {
      LOG.warnf("Events are not sent to %s yet: %s", destination.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Events cannot be sent to %s", destination.name());
    }
    failures.increment();
    return longer(before);
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    if (twice.compareTo(settings.interval()) < 0) {
      return settings.interval();
    }
    return twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
  }
}
