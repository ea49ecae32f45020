package io.countersign.evaluator.kafka;

import io.countersign.contracts.Command;
import io.countersign.contracts.Impact;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventId;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.PendingMeasurement;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Decides again what was to be measured first. The event's id follows from the command, and from
 * which decision it was that wanted it measured: an answer that comes late, or a second one, leads
 * to an event that has been recorded already.
 */
@ApplicationScoped
class SecondDecision {
  private static final Logger LOG = Logger.getLogger(SecondDecision.class);
  private static final String ROLE = "decided after measuring";
  private static final String NO_ANSWER =
      "The executor did not answer in time, so the effect is not known.";

  private final ActivePolicies policies;
  private final Decider decider;
  private final EventCodec codec;
  private final DurablePublisher publisher;

  SecondDecision(
      ActivePolicies policies, Decider decider, EventCodec codec, DurablePublisher publisher) {
    this.policies = policies;
    this.decider = decider;
    this.codec = codec;
    this.publisher = publisher;
  }

  /**
   * Decides upon an answer.
   *
   * @param link of the answer
   */
  Reaction decide(
      ConsumerRecord<String, byte[]> answer,
      PendingMeasurement pending,
      Impact impact,
      EventLink link) {
    CommandDecided decided = decided(pending, impact, link);
    PreparedEvent event = prepared(pending, decided, link);
    return new Reaction(answer, decided, event, publisher.publish(event));
  }

  /** Decides without an answer, and returns when that is durable. */
  void decideUnmeasured(PendingMeasurement pending) {
    Impact unknown = Impact.unmeasured(pending.method(), NO_ANSWER, pending.until());
    PreparedEvent event =
        prepared(pending, decided(pending, unknown, pending.decision()), pending.decision());
    if (!publisher.await(event, publisher.publish(event))) {
      LOG.errorf("The decision on command %s is larger than Kafka takes", pending.commandId());
    }
  }

  private CommandDecided decided(PendingMeasurement pending, Impact impact, EventLink cause) {
    Command command = pending.command();
    CommandDecided decided =
        decider.decide(
            cause,
            new CommandSubmitted(command, command.digest(), null),
            policies.current(),
            impact,
            pending.now());
    return pending.redecides() == null ? decided : decided.redeciding(pending.redecides());
  }

  private PreparedEvent prepared(
      PendingMeasurement pending, CommandDecided decided, EventLink cause) {
    String role = pending.redecides() == null ? ROLE : ROLE + " " + pending.now();
    EventId id = new EventId(decided.commandId().value()).derive(role);
    return codec.prepare(Draft.following(cause, id, decided));
  }
}
