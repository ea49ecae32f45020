package io.countersign.audit.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How records are read. */
@ConfigMapping(prefix = "countersign.audit")
public interface IngestionSettings {
  /** How many records one transaction holds at most. */
  @WithDefault("5000")
  int batchRecords();

  /** How many bytes Kafka may send at once, unless one record alone is larger. */
  @WithDefault("16777216")
  int batchBytes();

  /** How long to wait at most before what failed is tried again. */
  @WithDefault("5s")
  Duration longestPause();
}
