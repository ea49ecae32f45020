package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import java.util.List;

/**
 * Enough distinct persons approved.
 *
 * @param approvers their subjects
 */
public record ApprovalGranted(
    ApprovalRequestId requestId, CommandId commandId, List<String> approvers)
    implements ApprovalEvent {
  public ApprovalGranted {
    approvers = List.copyOf(approvers);
  }
}
