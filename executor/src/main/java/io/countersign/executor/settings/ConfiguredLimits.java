package io.countersign.executor.settings;

import io.countersign.executor.TargetLimits;
import java.time.Duration;
import java.util.Optional;

/** The limits of one target, with what follows from the size of its pool where nothing is said. */
record ConfiguredLimits(
    Optional<Long> maximumRows,
    Optional<Long> maximumBytes,
    Optional<Duration> statementTimeout,
    Optional<Duration> lockTimeout,
    Optional<Duration> idleTimeout,
    int concurrency,
    int concurrencyPerPrincipal,
    Duration patience)
    implements TargetLimits {
  static ConfiguredLimits of(TargetConfiguration.LimitsOfTarget limits, int poolSize) {
    int concurrency = limits.concurrency().orElse(poolSize);
    return new ConfiguredLimits(
        limits.maximumRows(),
        limits.maximumBytes(),
        limits.statementTimeout(),
        limits.lockTimeout(),
        limits.idleTimeout(),
        concurrency,
        limits.concurrencyPerPrincipal().orElse(Math.max(1, concurrency * 3 / 4)),
        limits.patience());
  }
}
