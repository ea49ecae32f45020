package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import java.util.ArrayList;
import java.util.List;

/** The rules of voting, in their order: who may at all, whether it is still open, what was seen. */
final class Voting {
  private final WarrantIssuer warrants;
  private final IdSource ids;

  Voting(WarrantIssuer warrants, IdSource ids) {
    this.warrants = warrants;
    this.ids = ids;
  }

  /** A vote's result together with what it changes. */
  record Voted(VoteResult result, Transition transition) {}

  Voted vote(ApprovalState state, Ballot ballot) {
    VoteResult result =
        state
            .request()
            .objectionTo(ballot.voter())
            .<VoteResult>map(o -> o)
            .orElseGet(() -> answer(state, ballot));
    return new Voted(result, transition(state, ballot, result));
  }

  static VoteResult.Refused notPending(StateName state) {
    return new VoteResult.Refused(
        VoteRefusal.NOT_PENDING,
        "This request is %s; no further votes are taken.".formatted(state.text()));
  }

  /** Who repeats a vote that counts is told so, whatever has become of the request since. */
  private static VoteResult answer(ApprovalState state, Ballot ballot) {
    if (state.holds(ballot)) {
      return new VoteResult.CountedBefore(state);
    }
    return switch (state) {
      case ApprovalState.Pending pending -> pending.vote(ballot);
      case ApprovalState.Granted granted -> notPending(granted.name());
      case ApprovalState.Rejected rejected -> notPending(rejected.name());
      case ApprovalState.Expired expired -> notPending(expired.name());
      case ApprovalState.Withdrawn withdrawn -> notPending(withdrawn.name());
    };
  }

  private Transition transition(ApprovalState state, Ballot ballot, VoteResult result) {
    return switch (result) {
      case VoteResult.Counted counted ->
          new Transition(counted.next(), occurrences(ballot, counted));
      case VoteResult.CountedBefore before -> new Transition(state, List.of());
      case VoteResult.Refused refused ->
          new Transition(
              state,
              refused.reason().isRecorded() ? List.of(refusal(state, ballot, refused)) : List.of());
    };
  }

  private Occurrence refusal(ApprovalState state, Ballot ballot, VoteResult.Refused refused) {
    return new Occurrence(
        new EventId(ids.next()),
        new VoteRefused(
            state.request().id(),
            state.request().command().id(),
            ballot.voter(),
            refused.reason().code(),
            refused.message()));
  }

  private List<Occurrence> occurrences(Ballot ballot, VoteResult.Counted counted) {
    ApprovalRequestId requestId = counted.next().request().id();
    CommandId commandId = counted.next().request().command().id();
    Occurrence cast =
        new Occurrence(
            new EventId(ids.next()),
            new VoteCast(
                requestId,
                commandId,
                ballot.voter(),
                ballot.verdict(),
                ballot.digest(),
                ballot.comment()));
    List<Occurrence> all = new ArrayList<>(List.of(cast));
    switch (counted.next()) {
      case ApprovalState.Pending pending -> {}
      case ApprovalState.Rejected rejected ->
          all.add(
              cast.then(
                  new ApprovalRejected(
                      requestId,
                      commandId,
                      rejected.rejection().subject(),
                      rejected.rejection().comment())));
      case ApprovalState.Granted granted -> {
        Occurrence grant =
            cast.then(new ApprovalGranted(requestId, commandId, granted.approvers()));
        all.add(grant);
        all.add(grant.then(new WarrantIssued(warrants.byPeople(granted, grant.id()))));
      }
    }
    return all;
  }
}
