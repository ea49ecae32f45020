package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import java.time.Instant;

/**
 * A review that is owed has not been done in time.
 *
 * @param dueAt when it should have been
 * @param times how often it was escalated by now
 */
public record ReviewEscalated(
    ApprovalRequestId requestId, CommandId commandId, Instant dueAt, int times)
    implements ApprovalEvent {}
