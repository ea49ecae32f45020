package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/**
 * The command did something else than what was approved, and was rolled back: the approval is used
 * up, and the command has to be submitted again.
 *
 * @param message the difference
 */
public record ApprovalDrifted(ApprovalRequestId requestId, CommandId commandId, String message)
    implements ApprovalEvent {}
