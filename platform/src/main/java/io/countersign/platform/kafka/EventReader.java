package io.countersign.platform.kafka;

import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records as events, setting aside what is none. */
@ApplicationScoped
public class EventReader {
  private final EventCodec codec;
  private final RejectedRecords rejected;

  EventReader(EventCodec codec, RejectedRecords rejected) {
    this.codec = codec;
    this.rejected = rejected;
  }

  /**
   * Empty for a record that was set aside, and for an event of a type that this version does not
   * know.
   */
  public Optional<ReceivedEvent> read(ConsumerRecord<String, byte[]> kafka) {
    return switch (codec.decode(kafka)) {
      case Decoding.Decoded decoded -> Optional.of(decoded.received());
      case Decoding.UnknownType unknown -> Optional.empty();
      case Decoding.Undecodable undecodable -> {
        rejected.setAside(kafka, undecodable.reason());
        yield Optional.empty();
      }
    };
  }

  /** The events among the records, in their order. */
  public List<ReceivedEvent> readAll(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<ReceivedEvent> events = new ArrayList<>();
    records.forEach(r -> read(r).ifPresent(events::add));
    return events;
  }
}
