package io.countersign.local.suite;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Starts parts side by side and tells when each is ready. */
final class PartStart {
  private final ExecutorService threads;
  private final Progress progress;
  private final long begin = System.nanoTime();

  PartStart(ExecutorService threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  <T> CompletableFuture<T> start(String part, Supplier<T> starting) {
    return CompletableFuture.supplyAsync(
        () -> {
          T started = starting.get();
          progress.ready(part, Duration.ofNanos(System.nanoTime() - begin));
          return started;
        },
        threads);
  }
}
