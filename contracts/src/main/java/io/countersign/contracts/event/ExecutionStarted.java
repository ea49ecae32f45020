package io.countersign.contracts.event;

import io.countersign.contracts.Access;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.WarrantId;

/** A warrant was claimed; the target is about to be reached. */
public record ExecutionStarted(
    ExecutionId executionId,
    CommandId commandId,
    WarrantId warrantId,
    String dataSource,
    Access access)
    implements ExecutionEvent {}
