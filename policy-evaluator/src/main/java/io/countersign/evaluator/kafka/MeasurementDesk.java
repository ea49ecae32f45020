package io.countersign.evaluator.kafka;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.evaluator.PendingMeasurement;
import io.countersign.evaluator.PendingMeasurements;
import io.countersign.evaluator.settings.MeasurementSettings;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Asks the executor what commands would do, and takes its answers. */
@ApplicationScoped
class MeasurementDesk {
  private static final Logger LOG = Logger.getLogger(MeasurementDesk.class);

  /** For what another instance decided, right before its partition came here. */
  private static final Duration NEWS_MAY_TAKE = Duration.ofSeconds(2);

  private final EventReader reader;
  private final PendingMeasurements pending;
  private final SecondDecision second;
  private final EventCodec codec;
  private final SigningKey key;
  private final MeasurementSettings settings;
  private final Clock clock;

  MeasurementDesk(
      EventReader reader,
      PendingMeasurements pending,
      SecondDecision second,
      EventCodec codec,
      SigningKey key,
      MeasurementSettings settings,
      Clock clock) {
    this.reader = reader;
    this.pending = pending;
    this.second = second;
    this.codec = codec;
    this.key = key;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The request that a decision asks for, whose answer is expected from now on.
   *
   * @param decision is durable
   * @param partition where the command's session is
   */
  PreparedEvent request(
      CommandDecided decided, Decision.MeasureFirst first, EventLink decision, int partition) {
    Instant now = clock.instant();
    pending.decided(decided, decision, partition, now);
    MeasurementRequest unsigned =
        new MeasurementRequest(
            decided.command(),
            decided.commandDigest(),
            first.method(),
            now,
            now.plus(settings.expiresAfter()),
            key.id(),
            "");
    return codec.prepare(
        Draft.reaction(decision, new MeasurementRequested(unsigned.signedBy(key))));
  }

  /** Empty for what is no answer, or one that nobody waits for. */
  Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka) {
    return EventCodec.carries(kafka, ImpactMeasured.class)
        ? reader.read(kafka).flatMap(r -> react(kafka, r))
        : Optional.empty();
  }

  private Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka, ReceivedEvent received) {
    return received.data() instanceof ImpactMeasured measured
        ? take(measured, received.event().time())
            .map(p -> second.decide(kafka, p, impact(p, measured), received.link()))
        : Optional.empty();
  }

  private Optional<PendingMeasurement> take(ImpactMeasured measured, Instant at) {
    boolean fresh = at.plus(settings.expiresAfter()).isAfter(clock.instant());
    Optional<PendingMeasurement> taken =
        pending.take(measured.commandId(), fresh ? NEWS_MAY_TAKE : Duration.ZERO);
    if (taken.isEmpty()) {
      LOG.infof("Nobody waits for the impact of command %s any more", measured.commandId());
    }
    return taken;
  }

  /** What runs is the command as it was submitted; of the answer only the impact is taken. */
  private static Impact impact(PendingMeasurement waiting, ImpactMeasured measured) {
    return measured.commandDigest().equals(waiting.command().digest())
        ? measured.impact()
        : Impact.unmeasured(
            waiting.method(),
            "The answer was about another command.",
            measured.impact().measuredAt());
  }
}
