package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/**
 * People need not answer any more, since policy has decided the command anew and asks them no
 * longer.
 *
 * @param reason what policy says now
 */
public record ApprovalSuperseded(ApprovalRequestId requestId, CommandId commandId, String reason)
    implements ApprovalEvent {}
