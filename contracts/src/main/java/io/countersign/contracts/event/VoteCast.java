package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A person answered, and it counts.
 *
 * @param person whom {@code voter} stands for: what persons are told apart by
 * @param onBehalfOf the person in whose place it was; absent where it was their own
 * @param stage the stage that an approval counts in, counted from 0; absent for a rejection
 * @param digest what the person saw
 * @param conditions on what conditions they approve
 * @param grant what of the same form they approve ahead; absent for nothing
 */
public record VoteCast(
    ApprovalRequestId requestId,
    CommandId commandId,
    Principal voter,
    String person,
    @Nullable String onBehalfOf,
    Verdict verdict,
    @Nullable Integer stage,
    Digest digest,
    ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable String comment)
    implements ApprovalEvent {}
