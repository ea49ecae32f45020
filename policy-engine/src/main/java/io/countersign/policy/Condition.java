package io.countersign.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Locale;

/**
 * When a policy applies: a compiled CEL expression over a {@link Situation}. Thread-safe.
 *
 * <p>Language: https://github.com/google/cel-spec. What it may name is declared in {@link
 * Vocabulary}.
 */
public final class Condition {
  private final String text;
  private final CelRuntime.Program program;

  Condition(String text, CelRuntime.Program program) {
    this.text = text;
    this.program = program;
  }

  /** The expression as its author wrote it. */
  public String text() {
    return text;
  }

  public Truth evaluate(Situation situation) {
    try {
      return switch (program.eval(situation.variables())) {
        case Boolean holds -> holds ? new Truth.Holds() : new Truth.DoesNotHold();
        default -> new Truth.Undecidable("the result is neither true nor false");
      };
    } catch (CelEvaluationException e) {
      return new Truth.Undecidable(
          e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
