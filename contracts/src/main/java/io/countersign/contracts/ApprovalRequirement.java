package io.countersign.contracts;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen before a command may run.
 *
 * @param stages who has to approve, one stage after the other; at least one
 * @param expiresAfter how long the question stays open, over all stages
 * @param tolerancePercent by how many percent the rows that are then changed may differ from those
 *     measured before approval; absent where nothing was measured
 */
public record ApprovalRequirement(
    List<ApprovalStage> stages, Duration expiresAfter, @Nullable Integer tolerancePercent) {
  public ApprovalRequirement {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("stages must name at least one stage");
    }
    if (!expiresAfter.isPositive()) {
      throw new IllegalArgumentException("expiresAfter must be positive, not " + expiresAfter);
    }
    if (tolerancePercent != null) {
      Checks.atLeast(0, tolerancePercent, "tolerancePercent");
    }
  }

  /** One stage, nothing measured. */
  public static ApprovalRequirement of(int quorum, Set<String> roles, Duration expiresAfter) {
    return new ApprovalRequirement(List.of(new ApprovalStage(quorum, roles)), expiresAfter, null);
  }

  /**
   * The stage that is asked after so many approvals.
   *
   * @throws IllegalArgumentException if that many complete the requirement
   */
  public ApprovalStage stageAfter(int approvals) {
    int before = 0;
    for (ApprovalStage stage : stages) {
      before += stage.quorum();
      if (approvals < before) {
        return stage;
      }
    }
    throw new IllegalArgumentException(approvals + " approvals complete the requirement");
  }

  /** Everybody's roles who is asked in some stage. */
  @JsonIgnore
  public Set<String> roles() {
    return stages.stream().flatMap(s -> s.roles().stream()).collect(toCollection(TreeSet::new));
  }

  /** How many distinct persons it takes altogether. */
  @JsonIgnore
  public int persons() {
    return stages.stream().mapToInt(ApprovalStage::quorum).sum();
  }
}
