package io.countersign.executor.settings;

import io.smallrye.config.ConfigMapping;

/** {@code countersign.warrant.*}: the key that it shares with approval-service. */
@ConfigMapping(prefix = "countersign.warrant")
public interface WarrantConfiguration {
  String keyId();

  /** At least 32 bytes, in base64. */
  String key();
}
