package io.countersign.platform.kafka;

import io.countersign.platform.event.KafkaEventPublisher;
import java.time.Duration;

/** Has what was published in each minute told soon after it. */
final class CountingThread {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private final KafkaEventPublisher publisher;
  private final Thread thread;

  CountingThread(KafkaEventPublisher publisher) {
    this.publisher = publisher;
    this.thread = Thread.ofVirtual().name("publication-counts").unstarted(this::run);
  }

  CountingThread start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        publisher.publishCounts();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    thread.interrupt();
  }
}
