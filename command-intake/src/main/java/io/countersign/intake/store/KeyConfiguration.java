package io.countersign.intake.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How idempotency keys are kept. */
@ConfigMapping(prefix = "countersign.intake.idempotency")
public interface KeyConfiguration {
  /** How long a key stands for its submission. */
  @WithDefault("24h")
  Duration keep();
}
