package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;

/**
 * Somebody who may see a request says something about it.
 *
 * @param question whether the submitter is expected to answer
 */
public record ApprovalCommented(
    ApprovalRequestId requestId, CommandId commandId, Principal by, String text, boolean question)
    implements ApprovalEvent {}
