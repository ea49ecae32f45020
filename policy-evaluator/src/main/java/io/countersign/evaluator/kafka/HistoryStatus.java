package io.countersign.evaluator.kafka;

import jakarta.inject.Singleton;

/**
 * Whether what principals did is known up to now. Nothing is decided before it is: commands wait in
 * Kafka.
 */
@Singleton
class HistoryStatus {
  private String obstacle = "the event stream is being read";

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

  /** Returns as soon as the history is known. */
  synchronized void awaitCurrent() throws InterruptedException {
    while (!obstacle.isEmpty()) {
      wait();
    }
  }

  /** What it waits for; empty if it is current. */
  synchronized String obstacle() {
    return obstacle;
  }
}
