package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.Principal;

/**
 * A standing approval ends before its time.
 *
 * @param commandId the command upon which it was issued
 */
public record GrantRevoked(
    GrantId grantId, CommandId commandId, Principal by, String person, String reason)
    implements ApprovalEvent {}
