package io.countersign.approval;

import java.time.Duration;

/** How requests are looked after. */
public interface ApprovalSettings {
  /** How long a cancellation is remembered for a decision that comes after it. */
  Duration cancellationsKept();
}
