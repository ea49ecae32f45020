package io.countersign.audit.completeness;

import io.countersign.audit.CompletenessSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the settings of completeness come from. */
@ConfigMapping(prefix = "countersign.audit.completeness")
public interface CompletenessConfiguration extends CompletenessSettings {
  @Override
  @WithDefault("15s")
  Duration interval();

  @Override
  @WithDefault("1m")
  Duration grace();

  @Override
  @WithDefault("0.5")
  double lagOfRetention();

  @Override
  @WithDefault("1h")
  Duration unfinishedAfter();
}
