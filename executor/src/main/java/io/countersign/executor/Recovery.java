package io.countersign.executor;

import io.countersign.contracts.Outcome;
import java.util.Optional;

/**
 * Finds out what became of a writing transaction whose end nobody saw. It asks the target and never
 * runs anything again.
 */
final class Recovery {
  private Recovery() {}

  /**
   * @throws TargetUnreachableException if the target cannot be asked at the moment
   * @throws StillAtWorkException if it is not over yet
   */
  static Outcome settle(Progress.Writing writing, Optional<Target> target) {
    if (target.isEmpty()) {
      return unknown(writing, "this executor no longer has credentials for it");
    }
    return switch (target.get().stateOf(writing.transaction())) {
      case COMMITTED -> new Outcome.Succeeded(0, writing.rowsChanged(), false, true);
      case ABORTED ->
          new Outcome.Failed(
              null,
              "The executor was interrupted while the command ran. Everything was rolled back:"
                  + " nothing was changed. Submit the command again if it is still wanted.");
      case IN_PROGRESS -> {
        target.get().terminate(writing.transaction());
        throw new StillAtWorkException(writing.transaction());
      }
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
