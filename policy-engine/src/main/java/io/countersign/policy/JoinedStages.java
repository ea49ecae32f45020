package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stages of several requirements. A stage is joined to one of another requirement if whoever
 * answers the one may answer the other, and silence means the same for both; else it is added
 * behind. Two stages of one requirement are never joined: its author wants both. Stages that are
 * asked one after the other keep their order.
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
    Optional<Silence> silence = Silence.common(one.timeout(), other.timeout());
    Set<String> roles = common(one.roles(), other.roles());
    Set<String> persons = common(one.approvers().persons(), other.approvers().persons());
    int quorum = Math.max(one.quorum(), other.quorum());
    boolean reachable = !roles.isEmpty() || persons.size() >= quorum;
    return silence.isPresent() && reachable
        ? Optional.of(
            new ApprovalStage(
                quorum,
                new Approvers(roles, persons),
                one.agentOwner() && other.agentOwner(),
                silence.get().timeout()))
        : Optional.empty();
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new TreeSet<>(some);
    common.retainAll(others);
    return common;
  }

  /** What happens to a stage that nobody answers in time. */
  private record Silence(@Nullable StageTimeout timeout) {
    /** A no that comes sooner is never less; whatever else must be the same for both. */
    static Optional<Silence> common(@Nullable StageTimeout one, @Nullable StageTimeout other) {
      if (Objects.equals(one, other)) {
        return Optional.of(new Silence(one));
      }
      if (one instanceof StageTimeout.Reject && other instanceof StageTimeout.Reject) {
        boolean isFirst = one.after().compareTo(other.after()) < 0;
        return Optional.of(new Silence(isFirst ? one : other));
      }
      if (one == null && other instanceof StageTimeout.Reject) {
        return Optional.of(new Silence(other));
      }
      return other == null && one instanceof StageTimeout.Reject
          ? Optional.of(new Silence(one))
          : Optional.empty();
    }
  }
}
