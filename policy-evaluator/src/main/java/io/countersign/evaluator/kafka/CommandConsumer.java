package io.countersign.evaluator.kafka;

import io.countersign.contracts.Decision;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.kafka.RejectedRecords;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Answers every recorded command with a decision, every measurement with another, and whoever asks
 * for one again. One consumer reads all, so that all partitions of a session are with the same
 * instance.
 */
@ApplicationScoped
class CommandConsumer {
  private static final String TOO_LARGE = "its decision is larger than Kafka takes";

  private final HistoryStatus history;
  private final CommandDesk commands;
  private final MeasurementDesk measurements;
  private final RedecisionDesk redecisions;
  private final RejectedRecords rejected;
  private final DurablePublisher publisher;

  CommandConsumer(
      HistoryStatus history,
      CommandDesk commands,
      MeasurementDesk measurements,
      RedecisionDesk redecisions,
      RejectedRecords rejected,
      DurablePublisher publisher) {
    this.history = history;
    this.commands = commands;
    this.measurements = measurements;
    this.redecisions = redecisions;
    this.rejected = rejected;
    this.publisher = publisher;
  }

  /** A request on its way. */
  private record Asked(PreparedEvent event, Publication publication) {}

  // Not on a virtual thread: there, batches would overlap, and the events of a session with them.
  @Incoming("commands")
  @Blocking
  void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
    history.awaitCurrent();
    List<Reaction> reactions = new ArrayList<>();
    batch.forEach(r -> react(r).ifPresent(reactions::add));
    List<Asked> asked = new ArrayList<>();
    reactions.forEach(r -> awaitDurable(r).ifPresent(asked::add));
    asked.forEach(a -> publisher.await(a.event(), a.publication()));
  }

  private Optional<Reaction> react(ConsumerRecord<String, byte[]> kafka) {
    if (kafka.topic().equals(Topic.EXECUTIONS.topicName())) {
      return measurements.react(kafka);
    }
    return kafka.topic().equals(Topic.APPROVALS.topicName())
        ? redecisions.react(kafka)
        : commands.react(kafka);
  }

  /** Once a decision is durable, what it asks for may happen. */
  private Optional<Asked> awaitDurable(Reaction reaction) {
    if (!publisher.await(reaction.event(), reaction.publication())) {
      rejected.setAside(reaction.cause(), TOO_LARGE);
      return Optional.empty();
    }
    if (!(reaction.decided().decision() instanceof Decision.MeasureFirst first)) {
      return Optional.empty();
    }
    PreparedEvent request =
        measurements.request(
            reaction.decided(), first, reaction.event().link(), reaction.cause().partition());
    return Optional.of(new Asked(request, publisher.publish(request)));
  }
}
