package io.countersign.approval.configuration;

import io.countersign.approval.WarrantSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@link WarrantSettings} as they are written. Key and key id have no defaults. */
@ConfigMapping(prefix = "countersign.warrant")
public interface WarrantConfiguration extends WarrantSettings {
  @Override
  String keyId();

  @Override
  String key();

  @Override
  @WithDefault("10m")
  Duration validFor();
}
