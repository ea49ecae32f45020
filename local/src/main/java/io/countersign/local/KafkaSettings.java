package io.countersign.local;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how a broker runs.
 *
 * @param folder keeps its log; a later start finds the records of an earlier one
 * @param port what clients connect to
 * @param partitions of each of Countersign's topics; only a topic that is missing gets this many
 * @param retention how long records are kept in those topics
 */
public record KafkaSettings(Path folder, Port port, int partitions, Duration retention) {
  static final int PARTITIONS = 4;
  static final Duration RETENTION = Duration.ofDays(7);

  public KafkaSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
    }
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("retention must be positive, not " + retention);
    }
  }

  /** Four partitions, a week. */
  public static KafkaSettings of(Path folder, Port port) {
    return new KafkaSettings(folder, port, PARTITIONS, RETENTION);
  }
}
