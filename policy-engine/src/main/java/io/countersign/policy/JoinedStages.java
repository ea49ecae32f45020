package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stages of several requirements. A stage is joined to one of another requirement if whoever
 * answers the joined one may answer both, and silence then means the stricter of both; else it is
 * added behind. Two stages of one requirement are never joined: its author wants both. Stages that
 * are asked one after the other keep their order.
 */
final class JoinedStages {
  private final List<ApprovalStage> stages = new ArrayList<>();

  List<ApprovalStage> stages() {
    return List.copyOf(stages);
  }

  void add(ApprovalRequirement requirement) {
    boolean ordered = requirement.order() == StageOrder.SEQUENTIAL;
    Set<Integer> taken = new HashSet<>();
    int known = stages.size();
    int from = 0;
    for (ApprovalStage stage : requirement.stages()) {
      int place = place(stage, from, known, taken);
      if (place < known) {
        stages.set(place, joined(stages.get(place), stage).orElseThrow());
        taken.add(place);
      } else {
        stages.add(stage);
      }
      from = ordered ? place + 1 : 0;
    }
  }

  /** The first that it can be joined to; behind all that were known if there is none. */
  private int place(ApprovalStage stage, int from, int known, Set<Integer> taken) {
    for (int i = from; i < known; i++) {
      if (!taken.contains(i) && joined(stages.get(i), stage).isPresent()) {
        return i;
      }
    }
    return known;
  }

  /** Empty if they cannot be answered together. */
  private static Optional<ApprovalStage> joined(ApprovalStage one, ApprovalStage other) {
    Set<String> roles = common(one.roles(), other.roles());
    Set<String> persons = common(one.approvers().persons(), other.approvers().persons());
    int quorum = Math.max(one.quorum(), other.quorum());
    return roles.isEmpty() && persons.size() < quorum
        ? Optional.empty()
        : Optional.of(
            new ApprovalStage(
                quorum,
                new Approvers(roles, persons),
                one.agentOwner() && other.agentOwner(),
                Silence.common(one.timeout(), other.timeout())));
  }

  static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new TreeSet<>(some);
    common.retainAll(others);
    return common;
  }
}
