package io.countersign.platform.kafka;

import io.countersign.platform.event.KafkaEventPublisher;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Has what was published in each minute told soon after it. */
final class CountingThread {
  private static final Logger LOG = Logger.getLogger(CountingThread.class);
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
        publishCounts();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails once must not end the counting: counts that nobody takes would gather for ever. */
  private void publishCounts() {
    try {
      publisher.publishCounts();
    } catch (RuntimeException e) {
      LOG.warn("Could not tell how many events were published; trying again", e);
    }
  }

  void stop() {
    thread.interrupt();
  }
}
