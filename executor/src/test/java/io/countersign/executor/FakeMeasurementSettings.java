package io.countersign.executor;

import java.time.Duration;

/** With a test's own time-outs. */
public record FakeMeasurementSettings(
    int concurrency, Duration lockTimeout, Duration statementTimeout)
    implements MeasurementSettings {
  private static final Duration LONG = Duration.ofSeconds(60);

  public static FakeMeasurementSettings patient() {
    return new FakeMeasurementSettings(4, LONG, LONG);
  }

  public FakeMeasurementSettings locks(Duration lock) {
    return new FakeMeasurementSettings(concurrency, lock, statementTimeout);
  }
}
