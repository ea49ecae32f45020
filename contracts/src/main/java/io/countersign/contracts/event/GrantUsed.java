package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.GrantId;

/**
 * A standing approval answered for a command.
 *
 * @param use which use of the grant it was, counted from 1
 * @param left how many are left
 */
public record GrantUsed(
    GrantId grantId, ApprovalRequestId requestId, CommandId commandId, int use, int left)
    implements ApprovalEvent {}
