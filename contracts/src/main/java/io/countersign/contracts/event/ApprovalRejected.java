package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * A person said no; one is enough.
 *
 * @param rejectedBy the person, as the directory of people names them, or by subject
 */
public record ApprovalRejected(
    ApprovalRequestId requestId, CommandId commandId, String rejectedBy, @Nullable String comment)
    implements ApprovalEvent {}
