package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.RejectedRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides on commands as they come. */
@ApplicationScoped
class CommandDesk {
  private static final String FOREIGN_KEY = "its key is not the session of its command";

  private final EventReader reader;
  private final RejectedRecords rejected;
  private final ActivePolicies policies;
  private final Decider decider;
  private final EventCodec codec;
  private final DurablePublisher publisher;

  CommandDesk(
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

  /** Empty for what is no submission, or was set aside. */
  Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka) {
    return reader
        .read(kafka)
        .flatMap(received ->
            received.data() instanceof CommandSubmitted submitted
                ? react(kafka, received, submitted)
                : Optional.empty());
  }

  private Optional<Reaction> react(
      ConsumerRecord<String, byte[]> kafka, ReceivedEvent received, CommandSubmitted submitted) {
    if (!submitted.command().sessionId().equals(received.event().sessionId())) {
      rejected.setAside(kafka, FOREIGN_KEY);
      return Optional.empty();
    }
    CommandDecided decided =
        decider.decide(
            received.link(),
            submitted,
            policies.current(),
            null,
            submitted.command().submittedAt());
    PreparedEvent event = codec.prepare(Draft.reaction(received.link(), decided));
    return Optional.of(new Reaction(kafka, decided, event, publisher.publish(event)));
  }
}
