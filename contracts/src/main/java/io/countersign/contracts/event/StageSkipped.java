package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/**
 * A stage took too long, and is left out as policy says.
 *
 * @param stage which, counted from 0
 */
public record StageSkipped(ApprovalRequestId requestId, CommandId commandId, int stage)
    implements ApprovalEvent {}
