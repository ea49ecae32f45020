package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import java.time.Instant;

/**
 * People are asked.
 *
 * @param digest what is being countersigned, the decision's digest, which covers the command's; a
 *     vote names it
 */
public record ApprovalRequested(
    ApprovalRequestId requestId,
    Command command,
    Digest digest,
    ApprovalRequirement requirement,
    Instant expiresAt)
    implements ApprovalEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return command.id();
  }
}
