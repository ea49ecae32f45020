package io.countersign.executor;

import io.countersign.contracts.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a writing transaction whose end nobody saw. It asks the target and never
 * runs anything again.
 */
final class Recovery {
  private static final int ATTEMPTS = 20;

  private final Backoff backoff;

  Recovery(Backoff backoff) {
    this.backoff = backoff;
  }

  Outcome settle(Progress.Writing writing, Optional<Target> target) throws InterruptedException {
    if (target.isEmpty()) {
      return unknown(writing, "this executor no longer has credentials for it");
    }
    TransactionState state = null;
    for (int attempt = 0; attempt < ATTEMPTS && !isFinal(state); attempt++) {
      if (attempt > 0) {
        backoff.pause(attempt);
      }
      state = ask(target.get(), writing.transaction());
    }
    return outcome(writing, state);
  }

  private static boolean isFinal(@Nullable TransactionState state) {
    return state != null && state != TransactionState.IN_PROGRESS;
  }

  /** Null if it cannot be asked at the moment. */
  private static @Nullable TransactionState ask(Target target, TargetTransaction transaction) {
    try {
      TransactionState state = target.stateOf(transaction);
      if (state == TransactionState.IN_PROGRESS) {
        target.terminate(transaction);
      }
      return state;
    } catch (TargetUnreachableException e) {
      return null;
    }
  }

  private static Outcome outcome(Progress.Writing writing, @Nullable TransactionState state) {
    return switch (state) {
      case null -> unknown(writing, "it could not be reached");
      case COMMITTED -> new Outcome.Succeeded(0, writing.rowsChanged(), false, true);
      case ABORTED ->
          new Outcome.Failed(
              null,
              "The executor was interrupted while the command ran. Everything was rolled back:"
                  + " nothing was changed. Submit the command again if it is still wanted.");
      case IN_PROGRESS -> unknown(writing, "it is still at work on it and could not be stopped");
      case UNKNOWN -> unknown(writing, "it no longer remembers");
    };
  }

  private static Outcome unknown(Progress.Writing writing, String why) {
    return new Outcome.Unknown(
        "The executor was interrupted while the command ran, and the target cannot say whether"
            + " transaction "
            + writing.transaction().id()
            + " took effect: "
            + why
            + ". Look at the data before the command is submitted again.");
  }
}
