package io.countersign.approval.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.StageStanding;
import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stage and how far it has come.
 *
 * @param quorum how many distinct persons have to approve in it
 * @param approvers who may answer in it now
 * @param agentOwner whether the owner of the agent that submitted the command may, too
 * @param askedAt since when they are asked; absent while they are not, and once all is over
 * @param deadline when its time is over; absent where it has none that still counts
 * @param then what happens at the deadline
 * @param escalated whether others are asked too by now
 */
record StageView(
    int quorum,
    Approvers approvers,
    boolean agentOwner,
    Standing standing,
    @Nullable Instant askedAt,
    @Nullable Instant deadline,
    @Nullable StageTimeout then,
    boolean escalated,
    List<VoteView> votes) {

  /** How far a stage has come. */
  enum Standing {
    WAITING,
    ASKED,
    APPROVED,
    SKIPPED,
    /** The request ended before it was its turn, or before it was complete. */
    OVER;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<StageView> of(ApprovalState state) {
    return IntStream.range(0, state.request().requirement().stages().size())
        .mapToObj(i -> of(state, i))
        .toList();
  }

  private static StageView of(ApprovalState state, int index) {
    ApprovalStage stage = state.request().requirement().stages().get(index);
    List<Vote> votes =
        state.votes().stream().filter(v -> Integer.valueOf(index).equals(v.stage())).toList();
    StageStanding standing =
        state instanceof ApprovalState.Pending pending
            ? pending.stages().standings().get(index)
            : new StageStanding(null, false, false);
    return new StageView(
        stage.quorum(),
        standing.approvers(stage),
        stage.agentOwner(),
        standing(state, index, standing, isReached(stage, votes)),
        standing.askedAt(),
        standing.deadline(stage).orElse(null),
        stage.timeout(),
        standing.escalated(),
        VoteView.of(votes));
  }

  private static boolean isReached(ApprovalStage stage, List<Vote> votes) {
    return votes.stream().filter(v -> v.verdict() == Verdict.APPROVE).count() >= stage.quorum();
  }

  private static Standing standing(
      ApprovalState state, int index, StageStanding standing, boolean reached) {
    if (reached) {
      return Standing.APPROVED;
    }
    return switch (state) {
      case ApprovalState.Pending _ when standing.skipped() -> Standing.SKIPPED;
      case ApprovalState.Pending pending ->
          pending.stages().asked(pending.request().requirement(), pending.votes()).contains(index)
              ? Standing.ASKED
              : Standing.WAITING;
      case ApprovalState.Queued _ -> Standing.WAITING;
      default -> Standing.OVER;
    };
  }
}
