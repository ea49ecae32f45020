package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.CommandId;

/**
 * A stage took too long, and others are asked too.
 *
 * @param stage which, counted from 0
 * @param to who may answer from now on, besides those who might before
 */
public record ApprovalEscalated(
    ApprovalRequestId requestId, CommandId commandId, int stage, Approvers to)
    implements ApprovalEvent {}
