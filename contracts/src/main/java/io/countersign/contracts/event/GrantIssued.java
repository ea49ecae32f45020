package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Grant;

/**
 * A standing approval is in force.
 *
 * @param commandId the command upon which it was issued
 */
public record GrantIssued(CommandId commandId, Grant grant) implements ApprovalEvent {}
