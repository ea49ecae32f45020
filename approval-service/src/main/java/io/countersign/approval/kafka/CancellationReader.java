package io.countersign.approval.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.approval.Cancellation;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Finds the cancellations among the records. */
@ApplicationScoped
class CancellationReader {
  private static final String TYPE_HEADER = "ce_type";
  private static final String SUBMISSION =
      EventType.all().stream()
          .filter(t -> t.data().equals(CommandSubmitted.class))
          .map(EventType::name)
          .findFirst()
          .orElseThrow();

  private final EventReader events;

  CancellationReader(EventReader events) {
    this.events = events;
  }

  List<Cancellation> read(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<Cancellation> cancellations = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(Topic.COMMANDS.topicName()) && !isSubmission(kafka)) {
        events.read(kafka).flatMap(CancellationReader::cancellation).ifPresent(cancellations::add);
      }
    }
    return cancellations;
  }

  /** Most of the topic, and nothing here depends on it: not worth decoding. */
  private static boolean isSubmission(ConsumerRecord<String, byte[]> kafka) {
    Header type = kafka.headers().lastHeader(TYPE_HEADER);
    return type != null
        && type.value() != null
        && SUBMISSION.equals(new String(type.value(), UTF_8));
  }

  private static Optional<Cancellation> cancellation(ReceivedEvent received) {
    return received.data() instanceof CommandCancelled cancelled
        ? Optional.of(new Cancellation(cancelled.commandId(), received.link().id()))
        : Optional.empty();
  }
}
