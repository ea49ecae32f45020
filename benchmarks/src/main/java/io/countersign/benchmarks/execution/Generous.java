package io.countersign.benchmarks.execution;

import io.countersign.executor.Limits;
import io.countersign.executor.MeasurementSettings;
import java.time.Duration;

/** Limits that a measurement does not reach. */
final class Generous implements Limits, MeasurementSettings {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public long maximumRows() {
    return Long.MAX_VALUE;
  }

  @Override
  public long maximumBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public int maximumValueBytes() {
    return 1 << 20;
  }

  @Override
  public int maximumRowImages() {
    return 1_000;
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public Duration statementTimeout() {
    return LONG;
  }

  @Override
  public Duration lockTimeout() {
    return LONG;
  }

  @Override
  public Duration publicationTimeout() {
    return LONG;
  }
}
