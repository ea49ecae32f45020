package io.countersign.approval.kafka;

import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds what submitters say of commands after they have submitted them. */
@ApplicationScoped
class SubmitterReader {
  private final EventReader events;

  SubmitterReader(EventReader events) {
    this.events = events;
  }

  /** Submissions are most of the topic, and nothing here depends on them: not worth decoding. */
  List<ReceivedEvent> read(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<ReceivedEvent> said = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(Topic.COMMANDS.topicName())
          && !EventCodec.carries(kafka, CommandSubmitted.class)) {
        events.read(kafka).ifPresent(said::add);
      }
    }
    return said;
  }
}
