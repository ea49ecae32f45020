package io.countersign.approval;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.Topic;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.TopicProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The services around this one: writes what they write, and reads what they read. */
final class Neighbours implements AutoCloseable {
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final TopicProbe probe =
      TopicProbe.fromTheBeginning(Topic.APPROVALS, Topic.WARRANTS, Topic.ADMINISTRATION);

  TopicProbe probe() {
    return probe;
  }

  PreparedEvent decide(Command command, Decision decision) {
    return decide(Samples.decided(command, decision, true));
  }

  PreparedEvent decide(CommandDecided decided) {
    PreparedEvent event = decision(decided);
    send(event);
    return event;
  }

  /** A decision that is not yet sent. */
  PreparedEvent decision(CommandDecided decided) {
    EventLink submitted =
        new EventLink(
            new EventId(UUID.randomUUID()),
            decided.command().sessionId(),
            CanonicalForm.of("submitted").digest(),
            TraceContext.continueOrStart(null));
    return codec.prepare(Draft.reaction(submitted, decided));
  }

  PreparedEvent cancel(Command command) {
    PreparedEvent event =
        codec.prepare(
            Draft.first(
                new EventId(UUID.randomUUID()),
                command.sessionId(),
                TraceContext.continueOrStart(null),
                new CommandCancelled(command.id(), command.principal(), null)));
    send(event);
    return event;
  }

  /** What the executor tells once a command has ended. */
  PreparedEvent finish(Warrant warrant, Outcome outcome) {
    EventLink started =
        new EventLink(
            new EventId(UUID.randomUUID()),
            warrant.command().sessionId(),
            CanonicalForm.of("started").digest(),
            TraceContext.continueOrStart(null));
    PreparedEvent event =
        codec.prepare(
            Draft.reaction(
                started,
                new ExecutionFinished(
                    new ExecutionId(UUID.randomUUID()),
                    warrant.command().id(),
                    warrant.id(),
                    outcome,
                    Duration.ofMillis(5))));
    send(event);
    return event;
  }

  /** As often as called: a redelivery. */
  void send(PreparedEvent event) {
    probe.send(kafka(event));
  }

  void send(ProducerRecord<String, byte[]> kafka) {
    probe.send(kafka);
  }

  ProducerRecord<String, byte[]> kafka(PreparedEvent event) {
    return codec.encode(
        event, "/countersign/neighbour", Instant.now(), new ProducerPosition("neighbour", 1, 1));
  }

  /** Puts a command to people and waits until they are asked. */
  ApprovalRequested ask(Command command, int quorum) {
    decide(Samples.decided(command, Samples.approvalBy(quorum), false));
    return await(ApprovalRequested.class, command.id());
  }

  <T extends EventData> T await(Class<T> type, CommandId command) {
    return type.cast(awaitReceived(type, command).data());
  }

  ReceivedEvent awaitReceived(Class<? extends EventData> type, CommandId command) {
    Predicate<ReceivedEvent> wanted = e -> type.isInstance(e.data()) && isAbout(command, e);
    return decode(probe.await(r -> decode(r).filter(wanted).isPresent())).orElseThrow();
  }

  /**
   * Waits until everything that was sent or voted before under the same session has been handled,
   * and gives what was published about the command. The warrant that tells so went the longest way,
   * by a vote and through the outbox, behind all that came before it.
   */
  List<ReceivedEvent> settled(Command command) {
    Command marker = sameSession(command.sessionId());
    BallotBox.vote("rita", ask(marker, 1), "approve").statusCode(200);
    awaitReceived(WarrantIssued.class, marker.id());
    return published(command);
  }

  List<ReceivedEvent> published(Command command) {
    return probe.all().stream()
        .flatMap(r -> decode(r).stream())
        .filter(e -> isAbout(command.id(), e))
        .toList();
  }

  static Command sameSession(SessionId session) {
    Command other = Samples.command(Samples.AGENT);
    return new Command(
        other.id(),
        session,
        other.dataSource(),
        other.sql(),
        other.parameters(),
        other.principal(),
        other.origin(),
        other.justification(),
        other.submittedAt());
  }

  private static boolean isAbout(CommandId command, ReceivedEvent received) {
    return received.data().subject().equals(Optional.of(command));
  }

  Optional<ReceivedEvent> decode(ConsumerRecord<String, byte[]> kafka) {
    return codec.decode(kafka) instanceof Decoding.Decoded decoded
        ? Optional.of(decoded.received())
        : Optional.empty();
  }

  @Override
  public void close() {
    probe.close();
  }
}
