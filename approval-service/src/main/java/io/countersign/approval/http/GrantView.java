package io.countersign.approval.http;

import io.countersign.approval.grant.GrantState;
import io.countersign.approval.grant.GrantUse;
import io.countersign.approval.grant.Holder;
import io.countersign.approval.grant.Revocation;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing approval as it is shown.
 *
 * @param principal who may use it
 * @param statement as those who approved saw it; other values in it are covered too
 * @param approvers the persons who approved
 * @param origin the request in which they did
 * @param left how many uses are left
 * @param commands what it was used for; absent in lists
 */
record GrantView(
    GrantId id,
    GrantState state,
    Holder principal,
    String dataSource,
    String environment,
    String statement,
    Digest fingerprint,
    @Nullable String justification,
    GrantTerms terms,
    int used,
    int left,
    List<String> approvers,
    ApprovalRequestId origin,
    Instant issuedAt,
    @Nullable Revocation revocation,
    @Nullable List<GrantUse> commands) {
  static GrantView of(StandingGrant standing, Instant now, @Nullable List<GrantUse> commands) {
    Grant grant = standing.grant();
    return new GrantView(
        grant.id(),
        standing.state(now),
        standing.holder(),
        grant.dataSource(),
        standing.environment(),
        grant.statement(),
        grant.fingerprint(),
        grant.justification(),
        grant.terms(),
        standing.used(),
        standing.left(),
        grant.approvers(),
        grant.origin(),
        grant.issuedAt(),
        standing.revocation(),
        commands);
  }
}
