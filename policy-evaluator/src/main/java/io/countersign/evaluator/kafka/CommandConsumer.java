package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.RejectedRecords;
import io.countersign.policy.PolicyBundle;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Answers every recorded command with a decision. */
@ApplicationScoped
class CommandConsumer {
  private static final String TOO_LARGE = "its decision is larger than Kafka takes";
  private static final String FOREIGN_KEY = "its key is not the session of its command";

  private final EventReader reader;
  private final RejectedRecords rejected;
  private final ActivePolicies policies;
  private final Decider decider;
  private final EventCodec codec;
  private final DurablePublisher publisher;

  CommandConsumer(
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

  /**
   * A decision on its way.
   *
   * @param cause the record of the command
   */
  private record Reaction(
      ConsumerRecord<String, byte[]> cause, PreparedEvent event, Publication publication) {}

  // Not on a virtual thread: there, batches would overlap, and the events of a session with them.
  @Incoming("commands")
  @Blocking
  void on(ConsumerRecords<String, byte[]> batch) {
    PolicyBundle bundle = policies.current();
    List<Reaction> reactions = new ArrayList<>();
    batch.forEach(r -> react(r, bundle).ifPresent(reactions::add));
    reactions.forEach(this::awaitDurable);
  }

  private Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka, PolicyBundle bundle) {
    return reader
        .read(kafka)
        .flatMap(received ->
            received.data() instanceof CommandSubmitted submitted
                ? react(kafka, received, submitted, bundle)
                : Optional.empty());
  }

  private Optional<Reaction> react(
      ConsumerRecord<String, byte[]> kafka,
      ReceivedEvent received,
      CommandSubmitted submitted,
      PolicyBundle bundle) {
    if (!submitted.command().sessionId().equals(received.event().sessionId())) {
      rejected.setAside(kafka, FOREIGN_KEY);
      return Optional.empty();
    }
    CommandDecided decided = decider.decide(received.link(), submitted, bundle);
    PreparedEvent event = codec.prepare(Draft.reaction(received.link(), decided));
    return Optional.of(new Reaction(kafka, event, publisher.publish(event)));
  }

  private void awaitDurable(Reaction reaction) {
    if (!publisher.await(reaction.event(), reaction.publication())) {
      rejected.setAside(reaction.cause(), TOO_LARGE);
    }
  }
}
