package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.WarrantId;
import java.time.Duration;

/**
 * The end of a command.
 *
 * @param elapsed from the claim to the end
 */
public record ExecutionFinished(
    ExecutionId executionId,
    CommandId commandId,
    WarrantId warrantId,
    Outcome outcome,
    Duration elapsed)
    implements ExecutionEvent {}
