package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import io.countersign.contracts.ReviewVerdict;

/**
 * A person has looked at a command that ran before anybody approved it.
 *
 * @param person whom {@code by} stands for
 */
public record ReviewCompleted(
    ApprovalRequestId requestId,
    CommandId commandId,
    Principal by,
    String person,
    ReviewVerdict verdict,
    String comment)
    implements ApprovalEvent {}
