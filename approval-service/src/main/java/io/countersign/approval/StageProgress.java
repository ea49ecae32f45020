package io.countersign.approval;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How far the stages of a requirement have come.
 *
 * @param standings one per stage, in the requirement's order
 */
public record StageProgress(List<StageStanding> standings) {
  public StageProgress {
    standings = List.copyOf(standings);
  }

  static StageProgress begin(ApprovalRequirement requirement, Instant now) {
    return new StageProgress(
            requirement.stages().stream().map(_ -> StageStanding.NOT_ASKED).toList())
        .asking(requirement, List.of(), now);
  }

  /** The stages that are asked now, by index. */
  public List<Integer> asked(ApprovalRequirement requirement, List<Vote> votes) {
    List<Integer> unanswered =
        IntStream.range(0, standings.size())
            .filter(i -> !isSettled(requirement, votes, i))
            .boxed()
            .toList();
    return requirement.order() == StageOrder.SEQUENTIAL
        ? unanswered.stream().limit(1).toList()
        : unanswered;
  }

  /** After a vote was counted: the next stage, if it is its turn, is asked from now on. */
  StageProgress after(ApprovalRequirement requirement, List<Vote> votes, Instant now) {
    return asking(requirement, votes, now);
  }

  StageProgress escalated(int stage) {
    return with(stage, s -> new StageStanding(s.askedAt(), true, s.skipped()));
  }

  StageProgress skipped(ApprovalRequirement requirement, List<Vote> votes, int stage, Instant now) {
    return with(stage, s -> new StageStanding(s.askedAt(), s.escalated(), true))
        .asking(requirement, votes, now);
  }

  /** Whether no more answers are needed. Silence alone never completes anything. */
  boolean isComplete(ApprovalRequirement requirement, List<Vote> votes) {
    boolean somebody = votes.stream().anyMatch(v -> v.verdict() == Verdict.APPROVE);
    IntStream stages = IntStream.range(0, standings.size());
    return somebody
        && (requirement.order() == StageOrder.ANY
            ? stages.anyMatch(i -> isReached(requirement.stages().get(i), votes, i))
            : stages.allMatch(i -> isSettled(requirement, votes, i)));
  }

  /** The earliest moment at which a stage that is asked has taken too long. */
  Optional<Instant> nextDeadline(ApprovalRequirement requirement) {
    return IntStream.range(0, standings.size())
        .mapToObj(i -> standings.get(i).deadline(requirement.stages().get(i)))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private boolean isSettled(ApprovalRequirement requirement, List<Vote> votes, int stage) {
    return standings.get(stage).skipped()
        || isReached(requirement.stages().get(stage), votes, stage);
  }

  private static boolean isReached(ApprovalStage stage, List<Vote> votes, int index) {
    return votes.stream()
            .filter(v -> v.verdict() == Verdict.APPROVE && Integer.valueOf(index).equals(v.stage()))
            .count()
        >= stage.quorum();
  }

  private StageProgress asking(ApprovalRequirement requirement, List<Vote> votes, Instant now) {
    StageProgress next = this;
    for (int stage : asked(requirement, votes)) {
      next = next.with(stage, s -> s.asked(now));
    }
    return next;
  }

  private StageProgress with(int stage, UnaryOperator<StageStanding> change) {
    List<StageStanding> changed = new ArrayList<>(standings);
    changed.set(stage, change.apply(changed.get(stage)));
    return new StageProgress(changed);
  }
}
