package io.countersign.approval.http;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.People;
import io.countersign.approval.Revision;
import io.countersign.approval.StateName;
import io.countersign.approval.Vote;
import io.countersign.approval.inbox.Dossier;
import io.countersign.approval.inbox.NextStep;
import io.countersign.approval.inbox.Sight;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything that a reviewer decides upon.
 *
 * @param version counts what was changed of what is shown here; the entity tag holds it
 * @param nextStep what it waits for; absent once it has ended
 * @param submittedFor the name of the person for whom an agent submitted it; absent for a person
 * @param history what the principal did before; absent where that was not known
 * @param impact what the command would do, masked; absent where it was not measured
 * @param obligations what binds the run
 * @param matches the policies that led to it; those with the mode {@code observe} did not count
 * @param requirement who has to approve, who may break glass, and the most that a grant may give
 * @param stages how far each stage has come
 * @param digest what a vote has to name
 * @param commandDigest stands for the command alone
 * @param bundleDigest stands for the policies that were in force
 * @param conditions what those who approved so far came to together; absent for none
 * @param past what was asked before it was changed, oldest first; votes on that are void
 * @param grantId the standing approval that answered; absent where persons did
 * @param brokenBy the person who let it run before anybody had approved
 */
record ApprovalView(
    ApprovalRequestId requestId,
    long version,
    StateName state,
    @Nullable String nextStep,
    Command command,
    @Nullable String submittedFor,
    String environment,
    Facts facts,
    @Nullable History history,
    @Nullable Impact impact,
    Obligations obligations,
    List<PolicyMatch> matches,
    ApprovalRequirement requirement,
    List<StageView> stages,
    Digest digest,
    Digest commandDigest,
    Digest bundleDigest,
    List<VoteView> votes,
    @Nullable ApprovalConditions conditions,
    List<Revision> past,
    List<CommentView> comments,
    @Nullable GrantId grantId,
    @Nullable String brokenBy,
    Instant requestedAt,
    Instant expiresAt) {
  static ApprovalView of(Dossier dossier, Sight sight, People people) {
    ApprovalState state = dossier.state();
    ApprovalRequest request = state.request();
    CommandDecided decided = request.decided();
    return new ApprovalView(
        request.id(),
        dossier.version(),
        state.name(),
        NextStep.of(state).orElse(null),
        request.command(),
        submittedFor(request.command(), people),
        decided.environment(),
        decided.facts(),
        decided.history(),
        impact(decided, sight),
        decided.obligations(),
        decided.matches(),
        request.requirement(),
        StageView.of(state),
        request.digest(),
        decided.commandDigest(),
        decided.bundleDigest(),
        VoteView.of(state.votes()),
        conditions(state),
        request.past(),
        CommentView.of(dossier.comments(), request.command().principal().subject()),
        state instanceof ApprovalState.Granted granted ? granted.grantId() : null,
        state instanceof ApprovalState.GlassBroken broken ? broken.by() : null,
        request.requestedAt(),
        request.expiresAt());
  }

  private static @Nullable String submittedFor(Command command, People people) {
    String owner = command.principal().owner();
    return owner == null ? null : people.withSubject(owner, owner).name();
  }

  private static @Nullable Impact impact(CommandDecided decided, Sight sight) {
    Impact impact = decided.impact();
    return impact == null || sight == Sight.WHOLE ? impact : impact.withoutSample();
  }

  private static @Nullable ApprovalConditions conditions(ApprovalState state) {
    ApprovalConditions all =
        state.votes().stream()
            .filter(v -> v.verdict() == Verdict.APPROVE)
            .map(Vote::conditions)
            .reduce(ApprovalConditions.none(), ApprovalConditions::and);
    return all.isNone() ? null : all;
  }
}
