package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.GrantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Enough distinct persons approved.
 *
 * @param approvers the persons, as the directory of people names them, or by subject
 * @param conditions on what conditions, of all of them together
 * @param grantId the standing approval by which they did so ahead; absent where they approved this
 *     very command
 */
public record ApprovalGranted(
    ApprovalRequestId requestId,
    CommandId commandId,
    List<String> approvers,
    ApprovalConditions conditions,
    @Nullable GrantId grantId)
    implements ApprovalEvent {
  public ApprovalGranted {
    approvers = List.copyOf(approvers);
  }
}
