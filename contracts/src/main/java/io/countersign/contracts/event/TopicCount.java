package io.countersign.contracts.event;

/**
 * Events that a producer has put on one topic.
 *
 * @param topic as Kafka knows it
 * @param acknowledged by Kafka
 * @param abandoned given up; Kafka may have them all the same, if its answer got lost
 */
public record TopicCount(String topic, long acknowledged, long abandoned) {
  public TopicCount {
    if (topic.isBlank() || acknowledged < 0 || abandoned < 0) {
      throw new IllegalArgumentException("a count has a topic, and is not negative");
    }
  }
}
