package io.countersign.approval.slack;

import static java.util.stream.Collectors.joining;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.StageStanding;
import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How far a question has come, a line for each stage and each answer. */
final class StageText {
  private StageText() {}

  static List<String> of(ApprovalState.Pending pending) {
    ApprovalRequirement requirement = pending.request().requirement();
    Stream<String> stages =
        IntStream.range(0, requirement.stages().size()).mapToObj(i -> stage(pending, i));
    Stream<String> order =
        requirement.stages().size() > 1 && requirement.order() == StageOrder.ANY
            ? Stream.of("One of these stages is enough.")
            : Stream.empty();
    return Stream.of(order, stages, pending.votes().stream().map(StageText::vote))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String stage(ApprovalState.Pending pending, int index) {
    ApprovalStage stage = pending.request().requirement().stages().get(index);
    StageStanding standing = pending.stages().standings().get(index);
    return "Stage %d: %d of %d from %s%s"
        .formatted(
            index + 1,
            approvals(pending.votes(), index),
            stage.quorum(),
            stage.approvers().text(),
            standing(stage, standing));
  }

  private static long approvals(List<Vote> votes, int stage) {
    return votes.stream()
        .filter(v -> v.verdict() == Verdict.APPROVE && Integer.valueOf(stage).equals(v.stage()))
        .count();
  }

  private static String standing(ApprovalStage stage, StageStanding standing) {
    if (standing.skipped()) {
      return ", left out: it took too long";
    }
    if (standing.escalated() && stage.timeout() instanceof StageTimeout.Escalate(_, var to)) {
      return ", by now also from " + to.text();
    }
    return standing.askedAt() == null ? ", asked later" : "";
  }

  private static String vote(Vote vote) {
    List<String> parts = new ArrayList<>();
    parts.add(StateText.voter(vote) + " approved");
    if (!vote.conditions().isNone()) {
      parts.add("on condition: " + conditions(vote.conditions()));
    }
    if (vote.comment() != null) {
      parts.add(vote.comment());
    }
    return parts.stream().collect(joining("; "));
  }

  static String conditions(ApprovalConditions conditions) {
    List<String> parts = new ArrayList<>();
    if (conditions.maximumRows() != null) {
      parts.add("at most %,d rows".formatted(conditions.maximumRows()));
    }
    if (conditions.notBefore() != null) {
      parts.add("not before " + conditions.notBefore());
    }
    if (conditions.notAfter() != null) {
      parts.add("not after " + conditions.notAfter());
    }
    return String.join(", ", parts);
  }
}
