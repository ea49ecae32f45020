package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.PrincipalKind;
import java.time.Instant;

/**
 * A request as a list shows it.
 *
 * @param statement the beginning of the SQL
 * @param votes how many answers count so far
 */
public record ApprovalSummary(
    ApprovalRequestId requestId,
    CommandId commandId,
    StateName state,
    String dataSource,
    String statement,
    String submitter,
    PrincipalKind submitterKind,
    int quorum,
    int votes,
    Instant requestedAt,
    Instant expiresAt) {}
