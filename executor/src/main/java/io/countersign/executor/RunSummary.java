package io.countersign.executor;

import io.countersign.contracts.Outcome;
import java.util.Map;

/**
 * What a command did, just before its transaction commits.
 *
 * @param truncated whether anything of the result was left out
 * @param masked how many of the values sent were masked, by category
 */
public record RunSummary(
    long rowsReturned, long rowsChanged, boolean truncated, Map<String, Long> masked) {
  public RunSummary {
    masked = Map.copyOf(masked);
  }

  /** Of a command without a result. */
  public static RunSummary changed(long rows) {
    return new RunSummary(0, rows, false, Map.of());
  }

  public Outcome.Succeeded succeeded() {
    return new Outcome.Succeeded(rowsReturned, rowsChanged, truncated, false);
  }
}
