package io.countersign.executor.kafka;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.Warrant;
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
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.TopicProbe;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics as the executor's neighbours use them. */
final class Topics implements AutoCloseable {
  private final TopicProbe probe =
      TopicProbe.fromTheBeginning(Topic.EXECUTIONS, Topic.RESULTS, Topic.ADMINISTRATION);
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private long sequence;

  TopicProbe probe() {
    return probe;
  }

  ProducerRecord<String, byte[]> record(SessionId session, EventData data) {
    return codec.encode(
        codec.prepare(
            Draft.first(
                new EventId(UUID.randomUUID()), session, TraceContext.continueOrStart(null), data)),
        "/test",
        Instant.now(),
        new ProducerPosition("test", 1, ++sequence));
  }

  void send(Warrant warrant) {
    probe.send(record(warrant.command().sessionId(), new WarrantIssued(warrant)));
  }

  void send(SessionId session, EventData data) {
    probe.send(record(session, data));
  }

  Outcome run(Warrant warrant) {
    send(warrant);
    return finished(warrant.command().id()).outcome();
  }

  ExecutionFinished finished(CommandId command) {
    return await(ExecutionFinished.class, f -> f.commandId().equals(command)).getFirst();
  }

  <T extends EventData> List<T> await(Class<T> type, Predicate<T> matching) {
    return await(1, type, matching);
  }

  <T extends EventData> List<T> await(int count, Class<T> type, Predicate<T> matching) {
    return probe.await(count, r -> matches(r, type, matching)).stream()
        .map(r -> type.cast(event(r).data()))
        .toList();
  }

  /** What has been published about a command, in the order of each topic. */
  List<ReceivedEvent> about(CommandId command) {
    return probe.all().stream()
        .map(this::event)
        .filter(e -> e.data().subject().filter(command::equals).isPresent())
        .toList();
  }

  ReceivedEvent event(ConsumerRecord<String, byte[]> kafka) {
    return ((Decoding.Decoded) codec.decode(kafka)).received();
  }

  private <T extends EventData> boolean matches(
      ConsumerRecord<String, byte[]> kafka, Class<T> type, Predicate<T> matching) {
    EventData data = event(kafka).data();
    return type.isInstance(data) && matching.test(type.cast(data));
  }

  @Override
  public void close() {
    probe.close();
  }
}
