package io.countersign.evaluator.kafka;

import jakarta.inject.Singleton;

/**
 * Whether what principals did is known up to now. Nothing is decided before it is: commands wait in
 * Kafka.
 */
@Singleton
class HistoryStatus {
  private String obstacle = "the event stream is being read";
  private boolean stopping;

  synchronized void current() {
    obstacle = "";
    notifyAll();
  }

  synchronized void behind(String why) {
    obstacle = why;
  }

  synchronized boolean isCurrent() {
    return obstacle.isEmpty();
  }

  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  /**
   * Returns as soon as the history is known.
   *
   * @throws IllegalStateException if the service stops before
   */
  synchronized void awaitCurrent() throws InterruptedException {
    while (!obstacle.isEmpty()) {
      if (stopping) {
        throw new IllegalStateException("stopping before the history was known");
      }
      wait();
    }
  }

  /** What it waits for; empty if it is current. */
  synchronized String obstacle() {
    return obstacle;
  }
}
