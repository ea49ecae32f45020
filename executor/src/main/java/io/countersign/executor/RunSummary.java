package io.countersign.executor;

import io.countersign.contracts.Outcome;

/**
 * What a command did, just before its transaction commits.
 *
 * @param truncated whether anything of the result was left out
 */
public record RunSummary(long rowsReturned, long rowsChanged, boolean truncated) {
  public Outcome.Succeeded succeeded() {
    return new Outcome.Succeeded(rowsReturned, rowsChanged, truncated, false);
  }
}
