package io.countersign.executor;

/** Waits a little before something is tried again. */
@FunctionalInterface
public interface Backoff {
  /**
   * @param attempt counts from 0; later attempts wait longer
   */
  void pause(int attempt) throws InterruptedException;
}
