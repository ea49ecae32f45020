package io.countersign.executor;

import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a bounded number of events be on their way to Kafka, which bounds the memory that a result
 * takes whatever its size.
 */
final class PublicationWindow {
  static final int SIZE = 8;

  private final Queue<Publication> underway = new ArrayDeque<>();
  private final Duration timeout;

  PublicationWindow(Duration timeout) {
    this.timeout = timeout;
  }

  /** Waits for the oldest if the window is full. */
  void add(Publication publication) {
    underway.add(publication);
    if (underway.size() > SIZE) {
      awaitOldest();
    }
  }

  /** Waits until everything is durable. */
  void drain() {
    while (!underway.isEmpty()) {
      awaitOldest();
    }
  }

  private void awaitOldest() {
    Publication oldest = underway.remove();
    try {
      oldest.acknowledged().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new PublicationFailedException("an event of a running command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublicationFailedException("an event of a running command", e);
    }
  }
}
