package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a question when policy decides its command anew. Only an open one is changed: its
 * row is locked meanwhile, so it is either answered by people or taken from them, never both.
 */
final class Redecision {
  private final WarrantIssuer warrants;
  private final Supplier<Optional<Digest>> policiesInForce;

  /**
   * @param policiesInForce empty if that is not known
   */
  Redecision(WarrantIssuer warrants, Supplier<Optional<Digest>> policiesInForce) {
    this.warrants = warrants;
    this.policiesInForce = policiesInForce;
  }

  /**
   * Where the request stands after the decision.
   *
   * @param cause the event that tells of the decision
   */
  Transition apply(ApprovalState state, CommandDecided decided, EventId cause, Instant now) {
    return state instanceof ApprovalState.Open open && isNews(open.request(), decided)
        ? applyTo(open, decided, cause, now)
        : unchanged(state);
  }

  private boolean isNews(ApprovalRequest request, CommandDecided decided) {
    return decided.commandDigest().equals(request.decided().commandDigest())
        && isLatest(request, decided)
        && !Differences.between(request.decided(), decided).isEmpty();
  }

  /**
   * Not one that comes late: by policies of before, or delivered a second time. Whoever decides by
   * policies that nobody has announced yet announces them soon, and is asked again then.
   */
  private boolean isLatest(ApprovalRequest request, CommandDecided decided) {
    return policiesInForce
        .get()
        .map(decided.bundleDigest()::equals)
        .orElseGet(() -> request.changesSince(decided.decisionDigest()).isEmpty());
  }

  private Transition applyTo(
      ApprovalState.Open open, CommandDecided decided, EventId cause, Instant now) {
    return switch (decided.decision()) {
      case Decision.Allowed allowed -> allowed(open, decided, cause, now);
      case Decision.Denied(var reasons) ->
          superseded(open, "Policy denies it now: " + String.join(" ", reasons), cause);
      case Decision.ApprovalRequired(var requirement) ->
          revised(open, decided, requirement, cause, now);
      case Decision.MeasureFirst measure -> unchanged(open);
    };
  }

  private static Transition unchanged(ApprovalState state) {
    return new Transition(state, List.of());
  }

  private Transition allowed(
      ApprovalState.Open open, CommandDecided decided, EventId cause, Instant now) {
    Transition superseded =
        superseded(open, "Policy allows it now without anybody's approval.", cause);
    List<Occurrence> told = new ArrayList<>(superseded.occurrences());
    Optional<String> needless = GrantRules.objectionTo(decided, now);
    told.add(
        told.getLast()
            .then(
                needless.isPresent()
                    ? new GrantDeclined(decided.commandId(), needless.get())
                    : new WarrantIssued(warrants.byPolicy(decided, cause, now))));
    return new Transition(superseded.next(), told);
  }

  private static Transition superseded(ApprovalState.Open open, String reason, EventId cause) {
    ApprovalRequestId requestId = open.request().id();
    CommandId commandId = open.request().command().id();
    return new Transition(
        open.supersede(),
        List.of(Occurrence.reaction(cause, new ApprovalSuperseded(requestId, commandId, reason))));
  }

  private static Transition revised(
      ApprovalState.Open open,
      CommandDecided decided,
      ApprovalRequirement requirement,
      EventId cause,
      Instant now) {
    ApprovalRequest before = open.request();
    List<String> changes = Differences.between(before.decided(), decided);
    ApprovalRequest after = before.revised(decided, requirement, changes, now);
    ApprovalRevised told =
        new ApprovalRevised(
            after.id(),
            after.command().id(),
            before.digest(),
            after.digest(),
            changes,
            open.votes().stream().map(Vote::person).toList(),
            requirement,
            after.expiresAt());
    return new Transition(open.revise(after), List.of(Occurrence.reaction(cause, told)));
  }
}
