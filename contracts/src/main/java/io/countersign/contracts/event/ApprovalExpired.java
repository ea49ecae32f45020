package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * Nobody answered in time, or not enough.
 *
 * @param stage the stage whose own time was over, counted from 0; absent where the request's was
 */
public record ApprovalExpired(
    ApprovalRequestId requestId, CommandId commandId, @Nullable Integer stage)
    implements ApprovalEvent {}
