package io.countersign.approval.notice;

import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;

/** What happened to a request, which people may have to be told. */
public sealed interface News {
  BatchId batch();

  ApprovalRequestId request();

  /** It is asked, was answered, or shows something else. */
  record Changed(BatchId batch, ApprovalRequestId request) implements News {}

  /** Nobody is asked about it any more. */
  record Ended(BatchId batch, ApprovalRequestId request) implements News {}

  /** It took too long, and others are asked too. */
  record Escalated(BatchId batch, ApprovalRequestId request) implements News {}

  /** It runs before anybody has approved it. */
  record GlassBroken(BatchId batch, ApprovalRequestId request, String reason, Instant reviewDueAt)
      implements News {}

  /**
   * A review of it is owed and late.
   *
   * @param times how often that was told by now
   */
  record ReviewLate(BatchId batch, ApprovalRequestId request, Instant reviewDueAt, int times)
      implements News {}
}
