package io.countersign.audit.store;

import io.countersign.audit.TrailSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the settings of the trail come from. */
@ConfigMapping(prefix = "countersign.trail")
public interface TrailConfiguration extends TrailSettings {
  @Override
  @WithDefault("8388608")
  long valueBytes();

  @Override
  @WithDefault("30s")
  Duration queryTimeout();
}
