package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Instant;
import java.util.List;

/**
 * How a principal acted in some time, against what it usually does.
 *
 * @param from when that time begins
 * @param to the first moment after it
 * @param known whether its habits are known well enough to compare; if not there are no deviations
 * @param deviations the most surprising first
 */
public record Profile(
    Submitter principal,
    Instant from,
    Instant to,
    Tally tally,
    Habits habits,
    boolean known,
    List<Deviation> deviations) {
  public Profile {
    deviations = List.copyOf(deviations);
  }

  /** All of its surprise. */
  public double bits() {
    return deviations.stream().mapToDouble(Deviation::bits).sum();
  }
}
