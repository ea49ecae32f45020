package io.countersign.approval.inbox;

import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;

/**
 * A request is not what it was.
 *
 * @param version what it is now; the same version told again is no news
 * @param views the views of the one who is told that it belongs to now
 */
public record Change(
    ApprovalRequestId requestId, StateName state, long version, List<InboxView> views) {
  public Change {
    views = List.copyOf(views);
  }
}
