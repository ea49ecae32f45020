package io.countersign.contracts;

import java.time.Instant;

/**
 * What a standing approval is to give: so many commands of one form, each of so many rows, up to a
 * moment.
 *
 * @param uses how many commands
 * @param maximumRows how many rows each of them may return, and change
 * @param until from this instant on it gives nothing
 */
public record GrantTerms(int uses, long maximumRows, Instant until) {
  public GrantTerms {
    Checks.atLeast(1, uses, "uses");
    checkRows(maximumRows);
  }

  static void checkRows(long maximumRows) {
    if (maximumRows < 0) {
      throw new IllegalArgumentException("maximumRows must not be negative: " + maximumRows);
    }
  }

  /** What both give. */
  public GrantTerms narrowedBy(GrantTerms other) {
    return new GrantTerms(
        Math.min(uses, other.uses),
        Math.min(maximumRows, other.maximumRows),
        until.isBefore(other.until) ? until : other.until);
  }

  void addTo(CanonicalForm form) {
    form.value(uses).value(maximumRows).value(until);
  }
}
