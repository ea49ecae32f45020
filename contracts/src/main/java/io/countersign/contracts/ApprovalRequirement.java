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
 * @param order how the stages are asked
 * @param stages who has to approve; at least one
 * @param expiresAfter how long the question stays open, over all stages
 * @param tolerancePercent by how many percent the rows that are then changed may differ from those
 *     measured before approval; absent where nothing was measured
 * @param breakGlass who may run the command before anybody approved; absent for nobody
 * @param grants the most that a standing approval may give; absent where there are none
 */
public record ApprovalRequirement(
    StageOrder order,
    List<ApprovalStage> stages,
    Duration expiresAfter,
    @Nullable Integer tolerancePercent,
    @Nullable BreakGlass breakGlass,
    @Nullable GrantBounds grants) {
  public ApprovalRequirement {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("stages must name at least one stage");
    }
    if (stages.stream().allMatch(s -> s.timeout() instanceof StageTimeout.Skip)) {
      throw new IllegalArgumentException("at least one stage must not be skipped");
    }
    if (!expiresAfter.isPositive()) {
      throw new IllegalArgumentException("expiresAfter must be positive, not " + expiresAfter);
    }
    if (tolerancePercent != null) {
      Checks.atLeast(0, tolerancePercent, "tolerancePercent");
    }
  }

  /** Stages one after the other; nobody may break glass, and nothing is approved ahead. */
  public ApprovalRequirement(
      List<ApprovalStage> stages, Duration expiresAfter, @Nullable Integer tolerancePercent) {
    this(StageOrder.SEQUENTIAL, stages, expiresAfter, tolerancePercent, null, null);
  }

  /** One stage, nothing measured. */
  public static ApprovalRequirement of(int quorum, Set<String> roles, Duration expiresAfter) {
    return new ApprovalRequirement(List.of(new ApprovalStage(quorum, roles)), expiresAfter, null);
  }

  /** Everybody's roles who is asked in some stage from the start. */
  @JsonIgnore
  public Set<String> roles() {
    return stages.stream().flatMap(s -> s.roles().stream()).collect(toCollection(TreeSet::new));
  }

  /** How many distinct persons it takes, if no stage is skipped. */
  @JsonIgnore
  public int persons() {
    var quorums = stages.stream().mapToInt(ApprovalStage::quorum);
    return order == StageOrder.ANY ? quorums.min().orElseThrow() : quorums.sum();
  }

  /** Stands for all of it; a decision's digest covers it. */
  @JsonIgnore
  public Digest digest() {
    CanonicalForm form = CanonicalForm.of("countersign.requirement.v1");
    form.value(order).value(stages.size());
    stages.forEach(s -> s.addTo(form));
    form.value(expiresAfter).value(tolerancePercent);
    if (breakGlass == null) {
      form.text(null);
    } else {
      form.values(breakGlass.roles()).value(breakGlass.reviewWithin());
    }
    if (grants == null) {
      form.text(null);
    } else {
      grants.addTo(form);
    }
    return form.digest();
  }
}
