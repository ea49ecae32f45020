package io.countersign.executor.settings;

import io.countersign.contracts.SigningKey;
import io.countersign.executor.ClockSkew;
import io.countersign.executor.TrustedKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code countersign.warrant.*}: the keys of which approval-service may sign with any. Read when
 * the executor starts.
 */
@ConfigMapping(prefix = "countersign.warrant")
public interface WarrantConfiguration {
  /** The name of {@link #key}. */
  Optional<String> keyId();

  /** At least 32 bytes, in base64. */
  Optional<String> key();

  /** Further keys that are trusted too, by their ids: for as long as keys are being replaced. */
  Map<String, String> keys();

  /** How far the clock here and that of approval-service may differ; at most 60 seconds. */
  @WithDefault("5s")
  Duration clockSkew();

  default TrustedKeys trusted() {
    List<SigningKey> trusted = new ArrayList<>();
    if (keyId().isPresent() != key().isPresent()) {
      throw new IllegalArgumentException(
          "countersign.warrant.key-id and countersign.warrant.key belong together: set both, or"
              + " neither and countersign.warrant.keys");
    }
    keyId().ifPresent(id -> trusted.add(key(id, key().orElseThrow())));
    keys().forEach((id, secret) -> trusted.add(key(id, secret)));
    try {
      return new TrustedKeys(trusted);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "countersign.warrant.key-id and .key, or countersign.warrant.keys: " + e.getMessage(), e);
    }
  }

  default ClockSkew skew() {
    return new ClockSkew(clockSkew());
  }

  private static SigningKey key(String id, String secret) {
    try {
      return new SigningKey(id, secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the warrant key '" + id + "' must be base64 of at least 32 random bytes", e);
    }
  }
}
