package io.countersign.intake.http;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.intake.ApprovalEnd;
import io.countersign.intake.ApprovalProgress;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.RecordedApproval;
import io.countersign.intake.RecordedRefusal;
import io.countersign.intake.RecordedVote;
import io.countersign.intake.Remark;
import io.countersign.intake.http.CommandView.ApprovalPart;
import io.countersign.intake.http.CommandView.CommentPart;
import io.countersign.intake.http.CommandView.GrantPart;
import io.countersign.intake.http.CommandView.RefusedVotePart;
import io.countersign.intake.http.CommandView.ReviewPart;
import io.countersign.intake.http.CommandView.RevisionPart;
import io.countersign.intake.http.CommandView.VotePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a command's view that people's answers make; null if there is none. */
final class ApprovalParts {
  private ApprovalParts() {}

  static @Nullable ApprovalPart approval(CommandProgress progress) {
    return progress.approval().state().map(s -> approval(s, progress.approval())).orElse(null);
  }

  private static ApprovalPart approval(String state, ApprovalProgress approval) {
    ApprovalRequested requested = approval.requested();
    ApprovalProgress.Question question = approval.question().orElse(null);
    return new ApprovalPart(
        requested == null ? null : requested.requestId(),
        state,
        question == null ? null : question.requirement().persons(),
        approval.votes().stream().map(ApprovalParts::vote).toList(),
        approval.refusals().stream().map(ApprovalParts::refusal).toList(),
        revisions(approval),
        conditions(approval),
        grantId(approval),
        review(approval),
        question == null ? null : question.expiresAt(),
        question == null ? null : question.digest());
  }

  private static @Nullable List<RevisionPart> revisions(ApprovalProgress approval) {
    List<RevisionPart> revisions =
        approval.events().stream()
            .filter(e -> e.event() instanceof ApprovalRevised)
            .map(e -> revision((ApprovalRevised) e.event(), e))
            .toList();
    return revisions.isEmpty() ? null : revisions;
  }

  private static RevisionPart revision(ApprovalRevised revised, RecordedApproval recorded) {
    return new RevisionPart(revised.changes(), revised.voided(), recorded.at());
  }

  private static @Nullable ApprovalConditions conditions(ApprovalProgress approval) {
    return approval.end() instanceof ApprovalEnd.Granted(var granted)
            && !granted.conditions().isNone()
        ? granted.conditions()
        : null;
  }

  private static @Nullable GrantId grantId(ApprovalProgress approval) {
    return approval.end() instanceof ApprovalEnd.Granted(var granted) ? granted.grantId() : null;
  }

  private static @Nullable ReviewPart review(ApprovalProgress approval) {
    GlassBroken broken = approval.first(GlassBroken.class).orElse(null);
    if (broken == null) {
      return null;
    }
    ReviewCompleted done = approval.first(ReviewCompleted.class).orElse(null);
    return new ReviewPart(
        broken.by().name(),
        broken.reason(),
        broken.reviewDueAt(),
        done == null ? null : done.verdict(),
        done == null ? null : done.by().name(),
        done == null ? null : done.comment());
  }

  static @Nullable List<CommentPart> comments(CommandProgress progress) {
    List<Remark> remarks = progress.remarks();
    return remarks.isEmpty()
        ? null
        : remarks.stream()
            .map(r -> new CommentPart(r.by(), r.text(), r.question(), r.at()))
            .toList();
  }

  static @Nullable GrantPart grant(CommandProgress progress) {
    return progress
        .approval()
        .issued()
        .map(g ->
            new GrantPart(
                g.id(),
                g.fingerprint(),
                g.terms().uses(),
                g.terms().maximumRows(),
                g.terms().until(),
                progress
                    .approval()
                    .first(GrantRevoked.class)
                    .map(GrantRevoked::reason)
                    .orElse(null)))
        .orElse(null);
  }

  private static VotePart vote(RecordedVote recorded) {
    return new VotePart(
        recorded.vote().voter().name(),
        recorded.vote().verdict(),
        recorded.vote().comment(),
        recorded.at());
  }

  private static RefusedVotePart refusal(RecordedRefusal recorded) {
    return new RefusedVotePart(
        recorded.refusal().voter().name(),
        recorded.refusal().reason(),
        recorded.refusal().message(),
        recorded.at());
  }
}
