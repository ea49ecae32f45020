package io.countersign.approval.http;

import io.countersign.approval.StateName;
import io.countersign.approval.review.GlassResult;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;

/**
 * The command runs.
 *
 * @param reviewDueAt until when others have to look at it
 */
record GlassAnswer(ApprovalRequestId requestId, StateName state, Instant reviewDueAt) {
  static GlassAnswer of(GlassResult.Broken broken) {
    return new GlassAnswer(
        broken.state().request().id(), broken.state().name(), broken.reviewDueAt());
  }
}
