package io.countersign.executor;

import java.time.Duration;

/** How much measuring may take, which others pay for: a trial holds locks that they wait for. */
public interface MeasurementSettings {
  /** How many commands are measured at a time, besides those that run. */
  int concurrency();

  /** PostgreSQL's {@code lock_timeout}. */
  Duration lockTimeout();

  /** PostgreSQL's {@code statement_timeout}. */
  Duration statementTimeout();
}
