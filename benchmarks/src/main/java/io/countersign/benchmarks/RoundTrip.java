package io.countersign.benchmarks;

import java.util.concurrent.CompletableFuture;

/** Something that takes a request all the way and back. */
interface RoundTrip extends AutoCloseable {
  /** Completes when the answer is there. May be called from several threads. */
  CompletableFuture<?> start();

  @Override
  void close();
}
