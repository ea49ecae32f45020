package io.countersign.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * The most that a standing approval may give.
 *
 * @param uses how many commands
 * @param maximumRows how many rows each of them may return, and change
 * @param validFor how long from its issue
 */
public record GrantBounds(int uses, long maximumRows, Duration validFor) {
  public GrantBounds {
    Checks.atLeast(1, uses, "uses");
    GrantTerms.checkRows(maximumRows);
    if (!validFor.isPositive()) {
      throw new IllegalArgumentException("validFor must be positive, not " + validFor);
    }
  }

  /** Whether a grant that is issued at this moment may have these terms. */
  public boolean admit(GrantTerms terms, Instant now) {
    return terms.uses() <= uses
        && terms.maximumRows() <= maximumRows
        && !terms.until().isAfter(now.plus(validFor));
  }

  void addTo(CanonicalForm form) {
    form.value(uses).value(maximumRows).value(validFor);
  }
}
