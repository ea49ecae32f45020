package io.countersign.executor.target;

import io.countersign.executor.Limits;
import io.countersign.executor.MeasurementSettings;
import java.time.Duration;

/**
 * How long a transaction may take over things.
 *
 * @param idle how long nothing may be asked of it
 */
public record Timeouts(Duration statement, Duration lock, Duration idle) {
  /** While events become durable the transaction is idle. */
  public static Timeouts of(Limits limits) {
    return new Timeouts(
        limits.statementTimeout(),
        limits.lockTimeout(),
        limits.publicationTimeout().multipliedBy(2));
  }

  public static Timeouts of(MeasurementSettings settings) {
    return new Timeouts(
        settings.statementTimeout(), settings.lockTimeout(), settings.statementTimeout());
  }
}
