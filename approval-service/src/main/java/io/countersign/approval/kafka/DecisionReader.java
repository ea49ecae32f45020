package io.countersign.approval.kafka;

import io.countersign.approval.DecisionCheck;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import io.countersign.platform.kafka.RejectedRecords;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Finds the decisions among the records, and sets aside those that were altered. */
@ApplicationScoped
class DecisionReader {
  private static final Logger LOG = Logger.getLogger(DecisionReader.class);
  private static final String REFUSED = "countersign.decisions.refused";

  private final EventReader events;
  private final RejectedRecords rejected;
  private final MeterRegistry meters;

  DecisionReader(EventReader events, RejectedRecords rejected, MeterRegistry meters) {
    this.events = events;
    this.rejected = rejected;
    this.meters = meters;
  }

  List<SoundDecision> read(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<SoundDecision> decisions = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(Topic.DECISIONS.topicName())) {
        events.read(kafka).flatMap(e -> sound(kafka, e)).ifPresent(decisions::add);
      }
    }
    return decisions;
  }

  private Optional<SoundDecision> sound(
      ConsumerRecord<String, byte[]> kafka, ReceivedEvent received) {
    return received.data() instanceof CommandDecided decided
        ? sound(kafka, decided, received)
        : Optional.empty();
  }

  private Optional<SoundDecision> sound(
      ConsumerRecord<String, byte[]> kafka, CommandDecided decided, ReceivedEvent received) {
    EventLink link = received.link();
    Optional<String> objection = DecisionCheck.objectionTo(decided, link.sessionId());
    objection.ifPresent(o -> refuse(kafka, decided, link, o));
    return objection.isPresent()
        ? Optional.empty()
        : Optional.of(new SoundDecision(decided, received.event().time(), link));
  }

  private void refuse(
      ConsumerRecord<String, byte[]> kafka,
      CommandDecided decided,
      EventLink link,
      String objection) {
    try (LogContext _ = LogContext.of(link.trace(), decided.commandId())) {
      meters.counter(REFUSED).increment();
      LOG.errorf("A decision cannot be believed, and nothing is done upon it: %s", objection);
      rejected.setAside(kafka, objection);
    }
  }
}
