package io.countersign.executor;

import java.time.Duration;

/** How an executor behaves. */
public interface ExecutorSettings {
  /** How many commands run at a time. */
  int concurrency();

  /** How many warrants may be in memory, running or waiting for their session's turn. */
  int maximumWaiting();

  /**
   * How long after its last sign of life another executor counts as alive, and its claims as its
   * own.
   */
  Duration lease();

  /**
   * How long running commands may take to end when the executor stops; then they are broken off.
   */
  Duration shutdownGrace();

  Limits limits();

  MeasurementSettings measuring();
}
