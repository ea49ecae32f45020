package io.countersign.approval.notice;

import io.countersign.contracts.event.NotificationAbandoned;

/** Records that somebody was never told. */
public interface Abandonments {
  /**
   * Returns when it is recorded.
   *
   * @throws RuntimeException if it could not be
   */
  void record(NotificationAbandoned abandoned);
}
