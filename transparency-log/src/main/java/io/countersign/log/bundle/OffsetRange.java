package io.countersign.log.bundle;

/**
 * Consecutive records of a topic's partition.
 *
 * @param first the first offset
 * @param count at least 1
 */
public record OffsetRange(String topic, int partition, long first, long count) {
  public OffsetRange {
    if (topic.isEmpty() || topic.contains(" ") || partition < 0 || first < 0 || count < 1) {
      throw new IllegalArgumentException(
          "a range is of a topic, a partition, a first offset and a count of at least 1");
    }
  }

  /** The offset behind the last. */
  public long end() {
    return first + count;
  }

  @Override
  public String toString() {
    return topic + " " + partition + " " + first + " " + count;
  }
}
