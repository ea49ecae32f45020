package io.countersign.intake.wiring;

import io.countersign.intake.LiveSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where {@link LiveSettings} are configured. */
@ConfigMapping(prefix = "countersign.intake.live")
public interface LiveConfiguration extends LiveSettings {
  @Override
  @WithDefault("20000")
  int commands();

  @Override
  @WithDefault("33554432")
  long bytes();

  @Override
  @WithDefault("524288")
  long resultBytes();

  @Override
  @WithDefault("5m")
  Duration keepEnded();
}
