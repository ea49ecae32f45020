package io.countersign.executor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Breaks a running command off from another thread. */
public final class Cancellation {
  /** Who wants it broken off. */
  public enum Reason {
    SUBMITTER,
    SHUTDOWN
  }

  private @Nullable Reason reason;
  private @Nullable Runnable interrupter;

  /** Asks for it; the first reason counts. */
  synchronized void request(Reason why) {
    if (reason == null) {
      reason = why;
    }
    if (interrupter != null) {
      interrupter.run();
    }
  }

  /**
   * From now on the interrupter is run upon a request, at once if there has been one. It must be
   * quick and may be run again.
   */
  public synchronized void onRequest(Runnable newInterrupter) {
    interrupter = newInterrupter;
    if (reason != null) {
      newInterrupter.run();
    }
  }

  /** It is too late: requests no longer interrupt anything. */
  public synchronized void detach() {
    interrupter = null;
  }

  public synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }
}
