package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;

/**
 * A standing approval that was asked for ahead cannot be issued.
 *
 * @param reason why, and what to do instead
 */
public record GrantDeclined(CommandId commandId, String reason) implements ApprovalEvent {}
