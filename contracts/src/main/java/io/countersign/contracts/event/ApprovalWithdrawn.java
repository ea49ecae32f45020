package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/** The command was cancelled before people had decided. */
public record ApprovalWithdrawn(ApprovalRequestId requestId, CommandId commandId)
    implements ApprovalEvent {}
