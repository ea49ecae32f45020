package io.countersign.approval;

import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Where a request stands. Only a pending one can change, and it says how. */
public sealed interface ApprovalState {
  ApprovalRequest request();

  /** The answers that count, in the order in which they came. */
  List<Vote> votes();

  /** The name that JSON and the store use. */
  StateName name();

  /** Whether this very answer, to what the request asks, is among those that count. */
  default boolean holds(Ballot ballot) {
    return ballot.digest().equals(request().digest())
        && votes().stream()
            .anyMatch(v ->
                v.subject().equals(ballot.voter().subject()) && v.verdict() == ballot.verdict());
  }

  /** Where a vote may lead. */
  sealed interface AfterVote extends ApprovalState {}

  /** People are still asked. */
  record Pending(ApprovalRequest request, List<Vote> votes) implements AfterVote {
    public Pending {
      votes = List.copyOf(votes);
      if (votes.size() >= request.requirement().persons()) {
        throw new IllegalArgumentException("a request with all its approvals is not pending");
      }
    }

    @Override
    public StateName name() {
      return StateName.PENDING;
    }

    /** Takes the answer of somebody who may vote here and has not given this answer before. */
    VoteResult vote(Ballot ballot) {
      if (request.isExpired(ballot.at())) {
        return Voting.notPending(StateName.EXPIRED);
      }
      if (!ballot.digest().equals(request.digest())) {
        return new VoteResult.Refused(
            VoteRefusal.DIGEST_MISMATCH,
            "The vote names %s, but what is asked is %s: read the request again and vote on what it shows."
                .formatted(ballot.digest(), request.digest()));
      }
      return votes.stream()
          .filter(v -> v.subject().equals(ballot.voter().subject()))
          .findFirst()
          .map(Pending::changed)
          .orElseGet(() -> isAsked(ballot) ? count(ballot.toVote()) : notAsked());
    }

    /** Whoever is asked in any stage may say no at any time. */
    private boolean isAsked(Ballot ballot) {
      return ballot.verdict() == Verdict.REJECT
          || !Collections.disjoint(ballot.voter().roles(), stage().roles());
    }

    private ApprovalStage stage() {
      return request.requirement().stageAfter(votes.size());
    }

    private VoteResult notAsked() {
      return new VoteResult.Refused(
          VoteRefusal.OTHER_STAGE,
          "Approvals are taken in order, and now those with one of the roles %s are asked; wait until it is your turn."
              .formatted(stage().roles()));
    }

    private static VoteResult changed(Vote earlier) {
      return new VoteResult.Refused(
          VoteRefusal.VOTE_CHANGED,
          "You have voted to %s this before; a vote that was cast stands."
              .formatted(earlier.verdict() == Verdict.APPROVE ? "approve" : "reject"));
    }

    private VoteResult count(Vote vote) {
      List<Vote> all = Stream.concat(votes.stream(), Stream.of(vote)).toList();
      AfterVote next =
          switch (vote.verdict()) {
            case REJECT -> new Rejected(request, all, vote);
            case APPROVE ->
                all.size() < request.requirement().persons()
                    ? new Pending(request, all)
                    : new Granted(request, all);
          };
      return new VoteResult.Counted(vote, next);
    }

    Expired expire() {
      return new Expired(request, votes);
    }

    Withdrawn withdraw() {
      return new Withdrawn(request, votes);
    }
  }

  /** Enough distinct persons approved. */
  record Granted(ApprovalRequest request, List<Vote> votes) implements AfterVote {
    public Granted {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.GRANTED;
    }

    /** When the last of them approved. */
    Instant at() {
      return votes.getLast().at();
    }

    List<String> approvers() {
      return votes.stream().map(Vote::subject).toList();
    }
  }

  /** A person said no. */
  record Rejected(ApprovalRequest request, List<Vote> votes, Vote rejection) implements AfterVote {
    public Rejected {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.REJECTED;
    }
  }

  /** Nobody answered in time, or not enough. */
  record Expired(ApprovalRequest request, List<Vote> votes) implements ApprovalState {
    public Expired {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.EXPIRED;
    }
  }

  /** The command was cancelled before people had decided. */
  record Withdrawn(ApprovalRequest request, List<Vote> votes) implements ApprovalState {
    public Withdrawn {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.WITHDRAWN;
    }
  }
}
