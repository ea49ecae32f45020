package io.countersign.approval.http;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything that a reviewer decides upon.
 *
 * @param history what the principal did before; absent where that was not known
 * @param impact what the command would do, masked; absent where it was not measured
 * @param obligations what binds the run
 * @param matches the policies that led to it; those with the mode {@code observe} did not count
 * @param digest what a vote has to name
 * @param commandDigest stands for the command alone
 * @param bundleDigest stands for the policies that were in force
 */
record ApprovalView(
    ApprovalRequestId requestId,
    StateName state,
    Command command,
    String environment,
    Facts facts,
    @Nullable History history,
    @Nullable Impact impact,
    Obligations obligations,
    List<PolicyMatch> matches,
    ApprovalRequirement requirement,
    Digest digest,
    Digest commandDigest,
    Digest bundleDigest,
    List<VoteView> votes,
    Instant requestedAt,
    Instant expiresAt) {
  static ApprovalView of(ApprovalState state) {
    ApprovalRequest request = state.request();
    return new ApprovalView(
        request.id(),
        state.name(),
        request.command(),
        request.decided().environment(),
        request.decided().facts(),
        request.decided().history(),
        request.decided().impact(),
        request.decided().obligations(),
        request.decided().matches(),
        request.requirement(),
        request.digest(),
        request.decided().commandDigest(),
        request.decided().bundleDigest(),
        VoteView.of(state.votes()),
        request.requestedAt(),
        request.expiresAt());
  }
}
