package io.countersign.approval.inbox;

import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.PrincipalKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as a list shows it. It has no digest: whoever decides reads the request whole.
 *
 * @param statement the beginning of the SQL
 * @param fingerprint the same for statements that differ in literals only; absent where there is
 *     none
 * @param quorum how many persons have to approve, over all stages
 * @param votes how many answers count so far
 * @param nextStep what it waits for; absent once it has ended
 * @param escalated whether others are asked by now, as the first did not answer in time
 * @param comments how often something was said about it
 * @param version counts what was changed of it
 */
public record InboxLine(
    ApprovalRequestId requestId,
    CommandId commandId,
    StateName state,
    String dataSource,
    String environment,
    String statement,
    @Nullable String fingerprint,
    String submitter,
    PrincipalKind submitterKind,
    int quorum,
    int votes,
    @Nullable String nextStep,
    boolean escalated,
    int comments,
    long version,
    Instant requestedAt,
    Instant expiresAt) {}
