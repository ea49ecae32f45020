package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.util.List;
import java.util.stream.Stream;

/** What is told of an answer, and what it changes. */
final class VoteOccurrences {
  private final Endings endings;
  private final IdSource ids;

  VoteOccurrences(Endings endings, IdSource ids) {
    this.endings = endings;
    this.ids = ids;
  }

  Transition transition(ApprovalState state, Ballot ballot, VoteResult result) {
    return switch (result) {
      case VoteResult.Counted counted ->
          new Transition(counted.next(), counted(ballot, counted.vote(), counted.next()));
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
            ballot.voter().principal(),
            refused.reason().code(),
            refused.message()));
  }

  private List<Occurrence> counted(Ballot ballot, Vote vote, ApprovalState.AfterVote next) {
    Occurrence cast = new Occurrence(new EventId(ids.next()), cast(ballot, vote, next.request()));
    List<Occurrence> ending =
        switch (next) {
          case ApprovalState.Pending pending -> List.of();
          case ApprovalState.Rejected rejected -> endings.rejected(rejected, cast);
          case ApprovalState.Approved approved -> endings.approved(approved, cast);
          case ApprovalState.Granted granted -> endings.granted(granted, cast);
        };
    return Stream.concat(Stream.of(cast), ending.stream()).toList();
  }

  private static VoteCast cast(Ballot ballot, Vote vote, ApprovalRequest request) {
    ApprovalRequestId requestId = request.id();
    CommandId commandId = request.command().id();
    return new VoteCast(
        requestId,
        commandId,
        ballot.voter().principal(),
        vote.person(),
        vote.onBehalfOf(),
        vote.verdict(),
        vote.stage(),
        ballot.digest(),
        vote.conditions(),
        vote.grant(),
        vote.comment());
  }
}
