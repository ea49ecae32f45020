package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.TopicProbe;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what the other services would write. */
public final class Neighbours {
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final TopicProbe probe;
  private long sequence;

  Neighbours(TopicProbe probe) {
    this.probe = probe;
  }

  public ReceivedEvent awaitSubmission(CommandId id) {
    return read(probe.await(r -> isSubmission(r, id)));
  }

  /** The next submission, whatever its id. */
  public ReceivedEvent awaitSubmission() {
    return read(probe.await(r -> read(r).data() instanceof CommandSubmitted));
  }

  public ReceivedEvent read(ConsumerRecord<String, byte[]> kafka) {
    if (codec.decode(kafka) instanceof Decoding.Decoded decoded) {
      return decoded.received();
    }
    throw new AssertionError("not an event: " + codec.decode(kafka));
  }

  /** Writes events one after another, each following upon the one before. */
  public EventLink say(EventLink cause, EventData... events) {
    EventLink link = cause;
    for (EventData data : events) {
      PreparedEvent event =
          codec.prepare(Draft.following(link, new EventId(UUID.randomUUID()), data));
      probe.send(record(event));
      link = event.link();
    }
    return link;
  }

  /** Writes the same event twice. */
  public EventLink sayTwice(EventLink cause, EventData data) {
    PreparedEvent event = codec.prepare(Draft.reaction(cause, data));
    probe.send(record(event));
    probe.send(record(event));
    return event.link();
  }

  private ProducerRecord<String, byte[]> record(PreparedEvent event) {
    return codec.encode(
        event, "/neighbour", Instant.now(), new ProducerPosition("neighbour", 1, ++sequence));
  }

  private boolean isSubmission(ConsumerRecord<String, byte[]> kafka, CommandId id) {
    return read(kafka).data() instanceof CommandSubmitted submitted
        && submitted.commandId().equals(id);
  }
}
