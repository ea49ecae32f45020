package io.countersign.policy;

import static java.util.Comparator.naturalOrder;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.StageOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What several approval requirements come to together: never less than any of them asks alone, and
 * no more persons than that takes. The shortest time and the narrowest tolerance count; whatever
 * lets a command run sooner counts only where every requirement has it.
 */
final class CombinedRequirement {
  private CombinedRequirement() {}

  /**
   * Combines requirements.
   *
   * @param requirements at least one
   */
  static ApprovalRequirement of(List<ApprovalRequirement> requirements) {
    boolean sameStages =
        requirements.stream().map(r -> List.of(r.order(), r.stages())).distinct().count() == 1;
    ApprovalRequirement first = requirements.getFirst();
    return new ApprovalRequirement(
        sameStages ? first.order() : order(requirements),
        sameStages ? first.stages() : stages(requirements),
        all(requirements, ApprovalRequirement::expiresAfter).min(naturalOrder()).orElseThrow(),
        all(requirements, ApprovalRequirement::tolerancePercent).min(naturalOrder()).orElse(null),
        breakGlass(requirements),
        grants(requirements));
  }

  private static <T> Stream<T> all(
      List<ApprovalRequirement> requirements, Function<ApprovalRequirement, @Nullable T> part) {
    return requirements.stream().map(part).filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  /** One after the other if that matters to some author, or to none. */
  private static StageOrder order(List<ApprovalRequirement> requirements) {
    Set<StageOrder> wanted = new TreeSet<>();
    requirements.stream()
        .filter(r -> r.stages().size() > 1)
        .map(ApprovalRequirement::order)
        .forEach(wanted::add);
    return wanted.isEmpty() || wanted.contains(StageOrder.SEQUENTIAL)
        ? StageOrder.SEQUENTIAL
        : StageOrder.PARALLEL;
  }

  /** Where any stage would have been enough, all are asked: which of them others ask for, too. */
  private static List<ApprovalStage> stages(List<ApprovalRequirement> requirements) {
    JoinedStages joined = new JoinedStages();
    requirements.forEach(joined::add);
    return joined.stages();
  }

  /** Whoever may run a command ahead of one answer may not be ahead of another. */
  private static @Nullable BreakGlass breakGlass(List<ApprovalRequirement> requirements) {
    List<BreakGlass> allowed = all(requirements, ApprovalRequirement::breakGlass).toList();
    if (allowed.size() < requirements.size()) {
      return null;
    }
    Set<String> roles = new TreeSet<>(allowed.getFirst().roles());
    allowed.forEach(b -> roles.retainAll(b.roles()));
    return roles.isEmpty()
        ? null
        : new BreakGlass(
            roles,
            allowed.stream().map(BreakGlass::reviewWithin).min(naturalOrder()).orElseThrow());
  }

  private static @Nullable GrantBounds grants(List<ApprovalRequirement> requirements) {
    List<GrantBounds> bounds = all(requirements, ApprovalRequirement::grants).toList();
    Optional<GrantBounds> narrowest = bounds.stream().reduce(CombinedRequirement::narrower);
    return bounds.size() < requirements.size() ? null : narrowest.orElse(null);
  }

  private static GrantBounds narrower(GrantBounds one, GrantBounds other) {
    return new GrantBounds(
        Math.min(one.uses(), other.uses()),
        Math.min(one.maximumRows(), other.maximumRows()),
        one.validFor().compareTo(other.validFor()) < 0 ? one.validFor() : other.validFor());
  }
}
