package io.countersign.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Locale;
import java.util.Optional;

/** A part of a condition that is true or false for itself. Thread-safe. */
final class Question {
  private static final Truth HOLDS = new Truth.Holds();
  private static final Truth DOES_NOT_HOLD = new Truth.DoesNotHold();

  private final CelRuntime.Program program;
  private final int cost;

  /**
   * @param cost of how many parts it consists; what is cheap is asked first
   */
  Question(CelRuntime.Program program, int cost) {
    this.program = program;
    this.cost = cost;
  }

  int cost() {
    return cost;
  }

  Truth ask(Situation situation) {
    try {
      return switch (program.eval(situation)) {
        case Boolean holds -> holds ? HOLDS : DOES_NOT_HOLD;
        default -> new Truth.Undecidable("the result is neither true nor false");
      };
    } catch (CelEvaluationException e) {
      return new Truth.Undecidable(notKnown(e).orElseGet(() -> code(e)));
    }
  }

  /** Not the message, which may repeat values. */
  private static String code(CelEvaluationException failure) {
    return failure.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Optional<String> notKnown(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof NotKnownException notKnown) {
        return Optional.ofNullable(notKnown.getMessage());
      }
    }
    return Optional.empty();
  }
}
