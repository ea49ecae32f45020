package io.countersign.platform.event;

/** Where a record stands in Kafka. */
public record RecordPosition(String topic, int partition, long offset) {
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
