package io.countersign.executor;

import java.time.Duration;
import java.util.Optional;

/**
 * How much the commands of one data source may take, where that is less than the executor lets any.
 */
public interface TargetLimits {
  Optional<Long> maximumRows();

  Optional<Long> maximumBytes();

  Optional<Duration> statementTimeout();

  Optional<Duration> lockTimeout();

  /** How long a transaction may wait for the executor: while what it did becomes durable. */
  Optional<Duration> idleTimeout();

  /** How many commands run at a time. */
  int concurrency();

  /** How many of these may be of the same principal. */
  int concurrencyPerPrincipal();

  /** How long a command waits for its turn before it is refused. */
  Duration patience();

  /** No narrower than the executor's, but so many commands at a time, of whomever. */
  static TargetLimits upTo(int concurrency) {
    return new UpTo(concurrency);
  }

  /** Only as many at a time. */
  record UpTo(int concurrency) implements TargetLimits {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Optional<Long> maximumRows() {
      return Optional.empty();
    }

    @Override
    public Optional<Long> maximumBytes() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> statementTimeout() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> lockTimeout() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> idleTimeout() {
      return Optional.empty();
    }

    @Override
    public int concurrencyPerPrincipal() {
      return concurrency;
    }

    @Override
    public Duration patience() {
      return PATIENCE;
    }
  }
}
