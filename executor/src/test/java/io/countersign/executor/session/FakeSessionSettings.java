package io.countersign.executor.session;

import java.time.Duration;

/** Limits as a test wants them. */
public record FakeSessionSettings(
    Duration idle, Duration total, int perDataSource, int perPrincipal) implements SessionSettings {
  public static FakeSessionSettings few() {
    return new FakeSessionSettings(Duration.ofMinutes(1), Duration.ofMinutes(10), 3, 2);
  }
}
