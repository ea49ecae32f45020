package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.StageProgress;
import io.countersign.approval.StageStanding;
import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a request waits for, in a line. */
public final class NextStep {
  private NextStep() {}

  /** Such as {@code 1 more of dba or reviewer}; empty once it has ended. */
  public static Optional<String> of(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Pending pending -> Optional.of(asked(pending));
      case ApprovalState.Queued _ -> Optional.of("waits until people are asked");
      case ApprovalState.Approved approved ->
          Optional.of("approved, runs from " + approved.notBefore());
      case ApprovalState.Granted _,
          ApprovalState.Rejected _,
          ApprovalState.Expired _,
          ApprovalState.Withdrawn _,
          ApprovalState.Superseded _,
          ApprovalState.Drifted _,
          ApprovalState.GlassBroken _ ->
          Optional.empty();
    };
  }

  /** Whether others are asked by now, as the first did not answer in time. */
  public static boolean isEscalated(ApprovalState state) {
    return state instanceof ApprovalState.Pending pending
        && pending.stages().standings().stream().anyMatch(StageStanding::escalated);
  }

  private static String asked(ApprovalState.Pending pending) {
    ApprovalRequirement requirement = pending.request().requirement();
    StageProgress progress = pending.stages();
    String now =
        progress.asked(requirement, pending.votes()).stream()
            .map(i -> missing(pending, requirement.stages().get(i), i))
            .collect(
                Collectors.joining(requirement.order() == StageOrder.ANY ? "; or " : "; and "));
    int last = requirement.stages().size() - 1;
    return requirement.order() == StageOrder.SEQUENTIAL
            && !progress.asked(requirement, pending.votes()).contains(last)
        ? now + "; then others"
        : now;
  }

  private static String missing(ApprovalState.Pending pending, ApprovalStage stage, int index) {
    long missing = stage.quorum() - approvals(pending.votes(), index);
    return "%d more of %s"
        .formatted(missing, pending.stages().standings().get(index).approvers(stage).text());
  }

  private static long approvals(List<Vote> votes, int stage) {
    return votes.stream()
        .filter(v -> v.verdict() == Verdict.APPROVE && Integer.valueOf(stage).equals(v.stage()))
        .count();
  }
}
