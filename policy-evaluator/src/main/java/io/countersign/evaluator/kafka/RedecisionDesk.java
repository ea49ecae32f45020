package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.RejectedRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Decides again on what people are still asked about, by the policies that are in force here now.
 * It answers once and does not look whether they differ from those of the first decision: whoever
 * asked sees by the bundle's digest whether they do.
 */
@ApplicationScoped
class RedecisionDesk {
  private static final Logger LOG = Logger.getLogger(RedecisionDesk.class);
  private static final String FOREIGN_KEY = "its key is not the session of its command";
  private static final String ALTERED = "the decision that it carries is not what its digest says";

  private final EventReader reader;
  private final RejectedRecords rejected;
  private final ActivePolicies policies;
  private final Decider decider;
  private final EventCodec codec;
  private final DurablePublisher publisher;

  RedecisionDesk(
      EventReader reader,
      RejectedRecords rejected,
      ActivePolicies policies,
      Decider decider,
      EventCodec codec,
      DurablePublisher publisher) {
    this.reader = reader;
    this.rejected = rejected;
    this.policies = policies;
    this.decider = decider;
    this.codec = codec;
    this.publisher = publisher;
  }

  /** Empty for what asks for no decision, or was set aside. */
  Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka) {
    return EventCodec.carries(kafka, RedecisionRequested.class)
        ? reader.read(kafka).flatMap(r -> react(kafka, r))
        : Optional.empty();
  }

  private Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka, ReceivedEvent received) {
    return received.data() instanceof RedecisionRequested request
            && isSound(kafka, received, request.decided())
        ? Optional.of(decide(kafka, received, request))
        : Optional.empty();
  }

  /** What history and impact a decision rests upon is taken from it, so it must be a whole one. */
  private boolean isSound(
      ConsumerRecord<String, byte[]> kafka, ReceivedEvent received, CommandDecided before) {
    if (!before.command().sessionId().equals(received.event().sessionId())) {
      rejected.setAside(kafka, FOREIGN_KEY);
      return false;
    }
    if (!CommandDecided.digestOf(before).equals(before.decisionDigest())) {
      rejected.setAside(kafka, ALTERED);
      return false;
    }
    return true;
  }

  private Reaction decide(
      ConsumerRecord<String, byte[]> kafka, ReceivedEvent received, RedecisionRequested request) {
    LOG.debugf("Deciding again on command %s: %s", request.commandId(), request.reason());
    CommandDecided decided =
        decider
            .decideAgain(
                received.link(), request.decided(), policies.current(), now(received, request))
            .redeciding(request.requestId());
    PreparedEvent event = codec.prepare(Draft.reaction(received.link(), decided));
    return new Reaction(kafka, decided, event, publisher.publish(event));
  }

  /** When it was asked, and later than the decision before whatever the clocks say. */
  private static Instant now(ReceivedEvent received, RedecisionRequested request) {
    Instant asked = received.event().time();
    Instant before = request.decided().decidedAt();
    return asked.isAfter(before) ? asked : before.plusMillis(1);
  }
}
