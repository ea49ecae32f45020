package io.countersign.policy;

import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.StageOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy asks of people. Who they are, and whether they can be asked at all, follows from
 * the command.
 *
 * @param order how the stages are asked
 * @param stages at least one
 * @param expiresAfter how long the question stays open, over all stages
 * @param tolerancePercent by how many percent the rows that are then changed may differ from those
 *     of a trial; absent where there is none
 * @param justificationRequired whether a command without a justification is denied
 * @param breakGlass who may run the command before anybody approved; absent for nobody
 * @param grants the most that a standing approval may give; absent where there are none
 */
public record ApprovalRule(
    StageOrder order,
    List<StageRule> stages,
    Duration expiresAfter,
    @Nullable Integer tolerancePercent,
    boolean justificationRequired,
    @Nullable BreakGlass breakGlass,
    @Nullable GrantBounds grants) {
  public ApprovalRule {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("stages must name at least one stage");
    }
    if (!expiresAfter.isPositive()) {
      throw new IllegalArgumentException("expiresAfter must be positive, not " + expiresAfter);
    }
    stages.forEach(s -> checkTime(s, expiresAfter));
    checkSkipping(order, stages);
    checkReach(order, stages);
  }

  /** One stage of roles, and nothing else. */
  public static ApprovalRule of(int quorum, Set<String> roles, Duration expiresAfter) {
    return new ApprovalRule(
        StageOrder.SEQUENTIAL,
        List.of(new StageRule(quorum, roles)),
        expiresAfter,
        null,
        false,
        null,
        null);
  }

  private static void checkTime(StageRule stage, Duration expiresAfter) {
    if (stage.timeout() != null && stage.timeout().after().compareTo(expiresAfter) >= 0) {
      throw new IllegalArgumentException(
          "the timeLimit of a stage, %s, must be shorter than expiresAfter, %s"
              .formatted(Durations.text(stage.timeout().after()), Durations.text(expiresAfter)));
    }
  }

  private static void checkSkipping(StageOrder order, List<StageRule> stages) {
    if (stages.stream().allMatch(StageRule::isSkippable)) {
      throw new IllegalArgumentException(
          "every stage could be skipped, so that silence would approve: let one of them reject or escalate");
    }
    if (order == StageOrder.ANY && stages.stream().anyMatch(StageRule::isSkippable)) {
      throw new IllegalArgumentException(
          "with order any, no stage has to be skipped, since another is enough: remove 'onTimeout: skip'");
    }
  }

  /** A person counts once in a request, so two stages cannot both wait for the same one. */
  private static void checkReach(StageOrder order, List<StageRule> stages) {
    List<Reach.Seats> named =
        stages.stream()
            .filter(StageRule::waitsForItsPersons)
            .map(s ->
                new Reach.Seats(s.quorum() == null ? s.persons().size() : s.quorum(), s.persons()))
            .toList();
    if (order != StageOrder.ANY && !Reach.canAllBeFilled(named)) {
      throw new IllegalArgumentException(
          "the stages together ask for more distinct persons than they name, and a person counts once: name others, or a role");
    }
  }

  /** Adds all that distinguishes it from others. */
  void addTo(CanonicalForm form) {
    form.value(order).value(stages.size());
    stages.forEach(s -> s.addTo(form));
    form.value(expiresAfter).value(tolerancePercent).value(justificationRequired);
    form.value(breakGlass != null);
    if (breakGlass != null) {
      form.values(breakGlass.roles()).value(breakGlass.reviewWithin());
    }
    form.value(grants != null);
    if (grants != null) {
      form.value(grants.uses()).value(grants.maximumRows()).value(grants.validFor());
    }
  }
}
