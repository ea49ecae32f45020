package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/** Nobody answered in time. */
public record ApprovalExpired(ApprovalRequestId requestId, CommandId commandId)
    implements ApprovalEvent {}
