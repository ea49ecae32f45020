package io.countersign.approval.http;

import io.countersign.approval.inbox.InboxLine;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests in the order in which they were opened, or the other way round.
 *
 * @param next for {@code after} of the next page; absent on the last
 */
record ApprovalPage(List<InboxLine> approvals, @Nullable ApprovalRequestId next) {
  /**
   * @param found one more than fits, if there are more
   */
  static ApprovalPage of(List<InboxLine> found, int limit) {
    List<InboxLine> shown = found.subList(0, Math.min(limit, found.size()));
    return new ApprovalPage(shown, found.size() > limit ? shown.getLast().requestId() : null);
  }
}
