package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.GrantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request stands. Each state offers only the changes that are possible from it. */
public sealed interface ApprovalState {
  ApprovalRequest request();

  /** The answers that count, in the order in which they came. */
  List<Vote> votes();

  /** The name that JSON and the store use. */
  StateName name();

  /** When time changes it next, if nobody else does; empty once it has ended. */
  default Optional<Instant> dueAt() {
    return Optional.empty();
  }

  /** Where a vote may lead. */
  sealed interface AfterVote extends ApprovalState {}

  /** What has not ended: policy may decide anew, and the submitter may cancel. */
  sealed interface Open extends ApprovalState {
    default Withdrawn withdraw() {
      return new Withdrawn(request(), votes());
    }

    /** People are asked no longer. */
    default Superseded supersede() {
      return new Superseded(request(), votes());
    }

    /** People are asked something else; what they said before counts no longer. */
    default Open revise(ApprovalRequest revised) {
      return Pending.asked(revised);
    }
  }

  /** What nobody has answered yet, or not enough. */
  sealed interface Unanswered extends Open {
    /** The submitter does not wait. */
    default GlassBroken breakGlass(String by, Instant at) {
      return new GlassBroken(request(), votes(), by, at);
    }
  }

  /** People will be asked in its turn. */
  record Queued(ApprovalRequest request) implements Unanswered {
    @Override
    public List<Vote> votes() {
      return List.of();
    }

    @Override
    public StateName name() {
      return StateName.QUEUED;
    }

    @Override
    public Optional<Instant> dueAt() {
      return Optional.of(request.expiresAt());
    }

    /** What will be asked is something else; it keeps its place. */
    @Override
    public Queued revise(ApprovalRequest revised) {
      return new Queued(revised);
    }

    /** Its turn has come; its time begins. */
    public Pending ask(Instant now) {
      return Pending.asked(
          ApprovalRequest.asked(
              request.id(), request.decided(), request.requirement(), request.past(), now));
    }

    public Expired expire() {
      return new Expired(request, votes());
    }
  }

  /** People are asked. */
  record Pending(ApprovalRequest request, List<Vote> votes, StageProgress stages)
      implements AfterVote, Unanswered {
    public Pending {
      votes = List.copyOf(votes);
    }

    /** As a new question, its first stages asked at the time at which it is requested. */
    static Pending asked(ApprovalRequest request) {
      return new Pending(
          request, List.of(), StageProgress.begin(request.requirement(), request.requestedAt()));
    }

    @Override
    public StateName name() {
      return StateName.PENDING;
    }

    @Override
    public Optional<Instant> dueAt() {
      Instant end = request.expiresAt();
      return Optional.of(
          stages.nextDeadline(request.requirement()).filter(end::isAfter).orElse(end));
    }

    /** Everybody who may approve now; empty if nobody may. */
    public Optional<Approvers> askedNow() {
      List<ApprovalStage> all = request.requirement().stages();
      return stages.asked(request.requirement(), votes).stream()
          .map(i -> stages.standings().get(i).approvers(all.get(i)))
          .reduce(Approvers::and);
    }

    /** A vote that may be counted was. */
    AfterVote with(Vote vote) {
      List<Vote> all = Votes.replacing(votes, vote);
      return switch (vote.verdict()) {
        case REJECT -> new Rejected(request, all, vote);
        case APPROVE -> next(all, stages.after(request.requirement(), all, vote.at()), vote.at());
      };
    }

    /** A stage was left out. */
    AfterVote with(StageProgress progress, Instant now) {
      return next(votes, progress, now);
    }

    private AfterVote next(List<Vote> all, StageProgress progress, Instant now) {
      if (!progress.isComplete(request.requirement(), all)) {
        return new Pending(request, all, progress);
      }
      Instant notBefore = Votes.conditions(all).notBefore();
      return notBefore != null && notBefore.isAfter(now)
          ? new Approved(request, all, now)
          : new Granted(request, all, now, null);
    }

    Expired expire() {
      return new Expired(request, votes);
    }
  }

  /**
   * Enough distinct persons approved, on the condition that it runs later. Until then it can be
   * vetoed.
   *
   * @param at when the last of them approved
   */
  record Approved(ApprovalRequest request, List<Vote> votes, Instant at)
      implements AfterVote, Open {
    public Approved {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.APPROVED;
    }

    @Override
    public Optional<Instant> dueAt() {
      return Optional.of(notBefore());
    }

    public Instant notBefore() {
      Instant notBefore = Votes.conditions(votes).notBefore();
      return notBefore == null ? at : notBefore;
    }

    /** A person said no after all. */
    Rejected veto(Vote vote) {
      return new Rejected(request, Votes.replacing(votes, vote), vote);
    }

    /** Its time has come. */
    Granted grant(Instant now) {
      return new Granted(request, votes, now, null);
    }
  }

  /**
   * Enough distinct persons approved, of this command or of its form ahead, and the warrant is
   * issued.
   *
   * @param at when it was
   * @param grantId the standing approval that answered; absent where persons did
   */
  record Granted(ApprovalRequest request, List<Vote> votes, Instant at, @Nullable GrantId grantId)
      implements AfterVote {
    public Granted {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.GRANTED;
    }

    /** The persons who approved this very command. */
    public List<String> approvers() {
      return votes.stream().map(Vote::person).toList();
    }

    public ApprovalConditions conditions() {
      return Votes.conditions(votes);
    }

    /** What ran was something else, and was undone. */
    public Drifted drift() {
      return new Drifted(request, votes);
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

  /** Policy decided anew, and people need not answer. */
  record Superseded(ApprovalRequest request, List<Vote> votes) implements ApprovalState {
    public Superseded {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.SUPERSEDED;
    }
  }

  /** What was approved is not what would have happened; it was rolled back. */
  record Drifted(ApprovalRequest request, List<Vote> votes) implements ApprovalState {
    public Drifted {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.DRIFTED;
    }
  }

  /**
   * The submitter let it run before anybody had approved, and answers for that.
   *
   * @param by the person
   */
  record GlassBroken(ApprovalRequest request, List<Vote> votes, String by, Instant at)
      implements ApprovalState {
    public GlassBroken {
      votes = List.copyOf(votes);
    }

    @Override
    public StateName name() {
      return StateName.GLASS_BROKEN;
    }
  }
}
