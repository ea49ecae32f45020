package io.countersign.platform.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service publishes. */
@ConfigMapping(prefix = "countersign.publisher")
public interface PublisherSettings {
  /** The producer's name in every event; one per running instance, the same after a restart. */
  @WithDefault("${quarkus.application.name}-${hostname:local}")
  String name();

  /** How long one request may take until it is tried again. */
  @WithDefault("3s")
  Duration requestTimeout();

  /** When to give up. Long for whoever only reacts to events; short where a caller waits. */
  @WithDefault("1h")
  Duration deliveryTimeout();

  /**
   * How long a caller may be held up before the event is even on its way: by a broker that has
   * never answered, or by others that wait for it.
   */
  @WithDefault("1m")
  Duration maximumBlock();

  /** Whether to tell how many events were published in each minute. */
  @WithDefault("true")
  boolean counts();

  /** The largest record, in bytes; the topics must allow it. */
  @WithDefault("8388608")
  int maximumRecordBytes();
}
