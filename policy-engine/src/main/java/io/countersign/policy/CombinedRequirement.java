package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What several approval requirements come to together. */
final class CombinedRequirement {
  private final List<ApprovalStage> stages = new ArrayList<>();

  private CombinedRequirement() {}

  /**
   * Asks no more persons than it takes to satisfy every requirement: a stage is joined to one of
   * another requirement if some role can answer both, with the higher quorum, and else added behind
   * it. The shortest time and the narrowest tolerance count.
   *
   * @param requirements at least one
   */
  static ApprovalRequirement of(List<ApprovalRequirement> requirements) {
    CombinedRequirement combined = new CombinedRequirement();
    requirements.forEach(combined::add);
    return new ApprovalRequirement(
        combined.stages,
        requirements.stream()
            .map(ApprovalRequirement::expiresAfter)
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        requirements.stream()
            .map(ApprovalRequirement::tolerancePercent)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /** Two stages of one requirement are never joined: its author wants both. */
  private void add(ApprovalRequirement requirement) {
    Set<Integer> taken = new HashSet<>();
    int known = stages.size();
    for (ApprovalStage stage : requirement.stages()) {
      OptionalInt joinable =
          IntStream.range(0, known)
              .filter(i -> !taken.contains(i))
              .filter(i -> !Collections.disjoint(stages.get(i).roles(), stage.roles()))
              .findFirst();
      if (joinable.isPresent()) {
        int i = joinable.getAsInt();
        stages.set(i, joined(stages.get(i), stage));
        taken.add(i);
      } else {
        stages.add(stage);
      }
    }
  }

  private static ApprovalStage joined(ApprovalStage one, ApprovalStage other) {
    Set<String> common = new TreeSet<>(one.roles());
    common.retainAll(other.roles());
    return new ApprovalStage(Math.max(one.quorum(), other.quorum()), common);
  }
}
