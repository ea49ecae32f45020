package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;

/** Somebody tried to answer who may not, or in a way that does not count. */
public record VoteRefused(
    ApprovalRequestId requestId,
    CommandId commandId,
    Principal voter,
    String reason,
    String message)
    implements ApprovalEvent {}
