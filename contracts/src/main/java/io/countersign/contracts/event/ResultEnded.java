package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;

/**
 * All chunks of a result were sent.
 *
 * @param truncated whether the row or byte limit cut it
 */
public record ResultEnded(
    ExecutionId executionId, CommandId commandId, int chunks, long rows, boolean truncated)
    implements ResultEvent {}
