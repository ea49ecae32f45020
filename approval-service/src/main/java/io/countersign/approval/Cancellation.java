package io.countersign.approval;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.EventId;

/**
 * The submitter no longer wants a command.
 *
 * @param cause the event that said so
 */
public record Cancellation(CommandId commandId, EventId cause) {}
