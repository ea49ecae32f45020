package io.countersign.executor.settings;

import io.smallrye.config.ConfigMapping;

/** {@code countersign.measurement.*}: the key that it shares with policy-evaluator. */
@ConfigMapping(prefix = "countersign.measurement")
public interface MeasurementKeyConfiguration {
  String keyId();

  /** At least 32 bytes, in base64. */
  String key();
}
