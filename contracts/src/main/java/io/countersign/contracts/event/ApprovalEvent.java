package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What people say; written only by approval-service. */
public sealed interface ApprovalEvent extends EventData
    permits ApprovalRequested,
        VoteCast,
        VoteRefused,
        ApprovalGranted,
        ApprovalRejected,
        ApprovalExpired,
        ApprovalWithdrawn,
        ApprovalQueued,
        ApprovalRevised,
        ApprovalSuperseded,
        ApprovalEscalated,
        StageSkipped,
        ApprovalCommented,
        ApprovalDrifted,
        GlassBroken,
        ReviewCompleted,
        ReviewEscalated,
        GrantIssued,
        GrantUsed,
        GrantRevoked,
        GrantDeclined,
        RedecisionRequested {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
