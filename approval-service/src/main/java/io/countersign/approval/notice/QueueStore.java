package io.countersign.approval.notice;

import io.countersign.contracts.ApprovalRequestId;
import java.util.List;

/** Requests that wait until people may be asked. */
public interface QueueStore {
  boolean isWaiting(String agent);

  /** The agents of which something waits. */
  List<String> waitingAgents();

  /** What waits of an agent, the oldest first. */
  List<ApprovalRequestId> waiting(String agent, int limit);
}
