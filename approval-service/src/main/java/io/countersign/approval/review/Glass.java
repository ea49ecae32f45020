package io.countersign.approval.review;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Transition;
import io.countersign.approval.WarrantIssuer;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets entitled persons run commands of their own at once, and answer for that afterwards. */
public final class Glass {
  private final ApprovalStore requests;
  private final WarrantIssuer warrants;
  private final IdSource ids;

  public Glass(ApprovalStore requests, WarrantIssuer warrants, IdSource ids) {
    this.requests = requests;
    this.warrants = warrants;
    this.ids = ids;
  }

  /** Empty if there is no such request. */
  public Optional<GlassResult> breakGlass(ApprovalRequestId id, Breakage breakage) {
    return requests.change(id, state -> change(state, breakage));
  }

  private ApprovalStore.Change<GlassResult> change(ApprovalState state, Breakage breakage) {
    if (state instanceof ApprovalState.GlassBroken broken && isSame(broken, breakage)) {
      return new ApprovalStore.Change<>(
          new Transition(state, List.of()), new GlassResult.Broken(broken, due(broken)));
    }
    Optional<GlassResult.Refused> objection = GlassRules.objectionTo(breakage, state);
    return objection.isEmpty() && state instanceof ApprovalState.Unanswered unanswered
        ? broken(unanswered, breakage)
        : refused(state, breakage, objection.orElseThrow());
  }

  /** Whoever sends the same again has not got the answer. */
  private static boolean isSame(ApprovalState.GlassBroken broken, Breakage breakage) {
    return broken.by().equals(breakage.by().person().id())
        && !breakage.by().principal().isAgent()
        && broken.request().digest().equals(breakage.digest());
  }

  private ApprovalStore.Change<GlassResult> broken(
      ApprovalState.Unanswered state, Breakage breakage) {
    String person = breakage.by().person().id();
    ApprovalState.GlassBroken next = state.breakGlass(person, breakage.at());
    ApprovalRequest request = next.request();
    Occurrence broken =
        new Occurrence(
            new EventId(ids.next()),
            new GlassBroken(
                request.id(),
                request.command().id(),
                breakage.by().principal(),
                person,
                request.digest(),
                breakage.reason(),
                due(next)));
    Occurrence warrant =
        broken.then(
            new WarrantIssued(warrants.byBrokenGlass(request, person, broken.id(), breakage.at())));
    return new ApprovalStore.Change<>(
        new Transition(next, List.of(broken, warrant)), new GlassResult.Broken(next, due(next)));
  }

  private ApprovalStore.Change<GlassResult> refused(
      ApprovalState state, Breakage breakage, GlassResult.Refused refused) {
    Occurrence told =
        new Occurrence(
            new EventId(ids.next()),
            new VoteRefused(
                state.request().id(),
                state.request().command().id(),
                breakage.by().principal(),
                refused.reason().code(),
                refused.message()));
    return new ApprovalStore.Change<>(
        new Transition(state, refused.reason().isRecorded() ? List.of(told) : List.of()), refused);
  }

  private static Instant due(ApprovalState.GlassBroken broken) {
    return broken
        .at()
        .plus(Objects.requireNonNull(broken.request().requirement().breakGlass()).reviewWithin());
  }
}
