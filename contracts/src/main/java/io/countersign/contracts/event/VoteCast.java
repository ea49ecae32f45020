package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A person answered, and it counts.
 *
 * @param digest what the person saw
 */
public record VoteCast(
    ApprovalRequestId requestId,
    CommandId commandId,
    Principal voter,
    Verdict verdict,
    Digest digest,
    @Nullable String comment)
    implements ApprovalEvent {}
