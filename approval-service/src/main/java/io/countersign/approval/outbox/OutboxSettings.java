package io.countersign.approval.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How waiting events are published. */
@ConfigMapping(prefix = "countersign.outbox")
public interface OutboxSettings {
  /** How often to look without having been woken: for what a replica left that ended in between. */
  @WithDefault("2s")
  Duration tick();

  /** How many events are on their way to Kafka at once. */
  @WithDefault("200")
  int batch();

  /** How long to wait for Kafka until another replica may try. */
  @WithDefault("10s")
  Duration patience();
}
