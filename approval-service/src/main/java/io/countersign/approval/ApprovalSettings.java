package io.countersign.approval;

import java.time.Duration;

/** How requests are looked after. */
public interface ApprovalSettings {
  /** How long a cancellation is remembered for a decision that comes after it. */
  Duration cancellationsKept();

  /** How far ahead somebody may have another answer in their place. */
  Duration longestDelegation();

  /**
   * How long to wait before policy is asked to decide again by policies that are in force: for news
   * of newer ones, and, longer each time, where the answer came by others.
   */
  Duration redecisionPause();
}
