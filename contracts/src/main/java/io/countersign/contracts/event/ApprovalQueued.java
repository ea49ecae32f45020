package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/**
 * People will be asked, but later: the agent has asked them more than they are to be troubled with.
 * {@link ApprovalRequested} says when its turn has come.
 *
 * @param message what the agent is told
 */
public record ApprovalQueued(ApprovalRequestId requestId, CommandId commandId, String message)
    implements ApprovalEvent {}
