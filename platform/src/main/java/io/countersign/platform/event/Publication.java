package io.countersign.platform.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An event on its way.
 *
 * @param link for the next event of the same command, which need not wait
 */
public record Publication(EventLink link, CompletableFuture<RecordPosition> acknowledged) {
  /**
   * Waits until the event is durable.
   *
   * @throws PublicationFailedException if the publisher gave up
   */
  public RecordPosition await() {
    try {
      return acknowledged.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PublicationFailedException failed ? failed : e;
    }
  }
}
