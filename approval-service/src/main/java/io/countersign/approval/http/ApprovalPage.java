package io.countersign.approval.http;

import io.countersign.approval.ApprovalSummary;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests in the order in which they were opened.
 *
 * @param next for {@code after} of the next page; absent on the last
 */
record ApprovalPage(List<ApprovalSummary> approvals, @Nullable ApprovalRequestId next) {
  /**
   * @param found one more than fits, if there are more
   */
  static ApprovalPage of(List<ApprovalSummary> found, int limit) {
    List<ApprovalSummary> shown = found.subList(0, Math.min(limit, found.size()));
    return new ApprovalPage(shown, found.size() > limit ? shown.getLast().requestId() : null);
  }
}
