package io.countersign.approval.slack;

import io.countersign.approval.outbox.Outbox;
import io.countersign.contracts.Digest;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.CallbackRefused;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells of callbacks that are not believed: each is counted, and as many become events as an
 * auditor can read, so that nobody floods the trail from outside.
 */
@ApplicationScoped
class Refusals {
  static final String METRIC = "countersign.slack.callbacks.refused";

  /** So many are told in each span of time, by each replica. */
  static final int TOLD = 20;

  static final Duration SPAN = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final Outbox outbox;
  private final IdSource ids;
  private final Clock clock;
  private final MeterRegistry meters;
  private Instant spanBegan = Instant.EPOCH;
  private int toldInSpan;

  Refusals(Outbox outbox, IdSource ids, Clock clock, MeterRegistry meters) {
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * @param reason why, in words of this service
   * @param content stands for what came
   */
  void tell(String reason, Digest content) {
    meters.counter(METRIC, "reason", reason).increment();
    if (isToTell()) {
      try {
        QuarkusTransaction.requiringNew()
            .run(() ->
                outbox.append(
                    Draft.administration(
                        new EventId(ids.next()),
                        new CallbackRefused(SlackChannel.NAME, reason, content))));
      } catch (RuntimeException e) {
        LOG.warnf("A refused callback (%s) could not be recorded: %s", reason, e.getMessage());
      }
    }
  }

  private synchronized boolean isToTell() {
    Instant now = clock.instant();
    if (!now.isBefore(spanBegan.plus(SPAN))) {
      spanBegan = now;
      toldInSpan = 0;
    }
    return toldInSpan++ < TOLD;
  }
}
