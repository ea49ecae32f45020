package io.countersign.evaluator.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commands are measured before they are decided. */
@ConfigMapping(prefix = "countersign.measurement")
public interface MeasurementSettings {
  /** Which key signs the requests. */
  String keyId();

  /** 32 random bytes or more, in base64; the executor has the same. A secret. */
  String key();

  /** Until when the executor may begin, counted from the request. */
  @WithDefault("60s")
  Duration expiresAfter();

  /**
   * How much longer to wait for the answer of an executor that began in time; then the command is
   * decided without.
   */
  @WithDefault("15s")
  Duration grace();
}
