package io.countersign.audit;

import io.countersign.platform.event.RecordPosition;

/** One partition of a topic: within it, offsets count the records without gaps. */
public record Partition(String topic, int number) {
  public static Partition of(RecordPosition position) {
    return new Partition(position.topic(), position.partition());
  }

  @Override
  public String toString() {
    return topic + "/" + number;
  }
}
