package io.countersign.intake;

import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.GlassBroken;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where a command stands in words: what that means for whoever submitted it, and what to do. */
public final class Explanation {
  private Explanation() {}

  /** Empty where the status says all. */
  public static Optional<String> of(CommandProgress progress) {
    return Optional.ofNullable(
        switch (progress.state()) {
          case CommandState.Submitted submitted -> null;
          case CommandState.Measuring measuring -> null;
          case CommandState.Queued queued -> queued(progress);
          case CommandState.AwaitingApproval awaiting -> awaiting(progress);
          case CommandState.Approved approved -> approved(progress);
          case CommandState.Running running -> null;
          case CommandState.Denied denied -> denied(progress, denied);
          case CommandState.Rejected rejected -> rejected(progress);
          case CommandState.Expired expired -> expired(progress);
          case CommandState.Cancelled cancelled ->
              "It was cancelled, and changed nothing. Submit it again if it is wanted after all.";
          case CommandState.Granted(var grant) ->
              "Grant %s is in force until %s: %d commands of this form, each of at most %d rows, run without being asked about."
                  .formatted(
                      grant.id(),
                      grant.terms().until(),
                      grant.terms().uses(),
                      grant.terms().maximumRows());
          case CommandState.Declined(String reason) -> reason;
          case CommandState.Succeeded succeeded -> null;
          case CommandState.Failed(var outcome) -> outcome.message();
          case CommandState.Refused(var outcome) -> outcome.message();
          case CommandState.Unknown(var outcome) -> outcome.message();
        });
  }

  private static String queued(CommandProgress progress) {
    return progress
        .approval()
        .first(ApprovalQueued.class)
        .map(ApprovalQueued::message)
        .orElse("People will be asked in its turn.");
  }

  private static String awaiting(CommandProgress progress) {
    StringJoiner text = new StringJoiner(" ");
    ApprovalProgress approval = progress.approval();
    approval
        .question()
        .ifPresent(q ->
            text.add(
                "People are asked until %s; of %d approvals needed, %d are given."
                    .formatted(q.expiresAt(), q.requirement().persons(), approvals(approval))));
    List<ApprovalRevised> revisions = approval.revisions();
    if (!revisions.isEmpty()) {
      text.add("What is asked has changed, and earlier votes no longer count:");
      revisions.getLast().changes().forEach(text::add);
    }
    if (approval.first(ApprovalEscalated.class).isPresent()) {
      text.add("Nobody answered in time, so others are asked too.");
    }
    if (!progress.openQuestions().isEmpty()) {
      text.add("They have a question: answer it in a comment.");
    }
    return text.length() == 0 ? "People are about to be asked." : text.toString();
  }

  private static long approvals(ApprovalProgress approval) {
    return approval.votes().stream().filter(v -> v.vote().verdict() == Verdict.APPROVE).count();
  }

  private static @Nullable String approved(CommandProgress progress) {
    ApprovalEnd end = progress.approval().end();
    if (end instanceof ApprovalEnd.Granted granted && granted.isForLater()) {
      return "It is approved to run from %s on; until then it may still be rejected."
          .formatted(granted.event().conditions().notBefore());
    }
    return end instanceof ApprovalEnd.Broken(GlassBroken broken)
        ? "%s let it run before anybody approved it; a review is owed until %s."
            .formatted(broken.by().name(), broken.reviewDueAt())
        : null;
  }

  private static String denied(CommandProgress progress, CommandState.Denied denied) {
    String reasons = String.join(" ", denied.decision().reasons());
    return progress.approval().isAsked()
        ? "Policy does not allow it any more, so people need not answer: " + reasons
        : reasons;
  }

  private static String rejected(CommandProgress progress) {
    if (!(progress.approval().end() instanceof ApprovalEnd.Rejected(var event, boolean veto))) {
      return "People said no.";
    }
    String who = voter(progress, event.rejectedBy());
    String how = veto ? " rejected it after it had been approved" : " rejected it";
    String comment = event.comment();
    return who
        + how
        + (comment == null || comment.isBlank() ? "." : ": " + comment)
        + " Submit a command that meets the objection; this one will not run.";
  }

  /** By the name of the account, which says more than the name of the person in the directory. */
  private static String voter(CommandProgress progress, String person) {
    return progress.approval().votes().stream()
        .map(RecordedVote::vote)
        .filter(v -> v.person().equals(person))
        .map(v -> v.voter().name())
        .reduce((earlier, later) -> later)
        .orElse(person);
  }

  private static String expired(CommandProgress progress) {
    ApprovalProgress approval = progress.approval();
    ApprovalProgress.Question question = approval.question().orElse(null);
    Integer stage = approval.end() instanceof ApprovalEnd.Expired(var event) ? event.stage() : null;
    String what =
        question == null
            ? "Not enough persons answered in time"
            : "Not enough persons answered by " + question.expiresAt();
    if (question != null && stage != null && stage < question.requirement().stages().size()) {
      what =
          "Stage %d of %d (%s) was not answered in time"
              .formatted(
                  stage + 1,
                  question.requirement().stages().size(),
                  question.requirement().stages().get(stage).approvers().text());
    }
    return what + ". Nothing was run. Submit it again when those who approve are there.";
  }
}
