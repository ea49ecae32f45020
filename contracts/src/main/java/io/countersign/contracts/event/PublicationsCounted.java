package io.countersign.contracts.event;

import java.time.Instant;
import java.util.List;

/**
 * How many events a producer has published that bear a time within one minute, so that a loss is
 * visible where sequence numbers show none. Counts of one minute add up; events of this type are
 * not counted.
 *
 * @param epoch of the producer, see {@link ProducerPosition}
 * @param minute its first moment
 * @param topics those to which there was something to publish
 */
public record PublicationsCounted(
    String producer, long epoch, Instant minute, List<TopicCount> topics)
    implements AdministrationEvent {
  public PublicationsCounted {
    topics = List.copyOf(topics);
  }
}
