package io.countersign.executor.target;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does something unless it is closed in time. */
public final class Deadline implements AutoCloseable {
  private static final Executor THREADS = task -> Thread.ofVirtual().name("deadline").start(task);

  private final CompletableFuture<Void> task;

  private Deadline(CompletableFuture<Void> task) {
    this.task = task;
  }

  /**
   * @param action must be quick
   */
  public static Deadline in(Duration time, Runnable action) {
    return new Deadline(
        CompletableFuture.runAsync(
            action,
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, THREADS)));
  }

  @Override
  public void close() {
    task.cancel(false);
  }
}
