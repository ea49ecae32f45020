package io.countersign.executor;

import io.countersign.contracts.Impact;
import java.time.Duration;

/** Is told each measurement that this process made or refused. */
@FunctionalInterface
public interface MeasurementListener {
  void measured(Impact impact, Duration elapsed);
}
