package io.countersign.executor;

import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import java.time.Instant;

/**
 * What to measure.
 *
 * @param at the moment that the impact will bear
 */
public record Measurement(Work work, MeasureMethod method, Instant at) {
  public Impact unmeasured(String problem) {
    return Impact.unmeasured(method, problem, at);
  }
}
