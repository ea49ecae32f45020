package io.countersign.contracts.event;

import io.countersign.contracts.Access;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.WarrantId;
import org.jspecify.annotations.Nullable;

/**
 * A warrant was claimed, and its command is about to be sent.
 *
 * @param transaction the target's own name of the writing transaction that it runs in, such as
 *     PostgreSQL's 64-bit transaction id, by which the target can be asked later whether it took
 *     effect; absent for a read, and where the target has no such name
 */
public record ExecutionStarted(
    ExecutionId executionId,
    CommandId commandId,
    WarrantId warrantId,
    String dataSource,
    Access access,
    @Nullable String transaction)
    implements ExecutionEvent {}
