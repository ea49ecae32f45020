package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Decision;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Combines the policies of a bundle: any denial wins, then all required approvals together, then an
 * allowance; where no policy speaks, the bundle's default approval. SQL that was not understood is
 * never allowed by itself.
 */
final class PolicyJudge {
  private final PolicyBundle bundle;

  PolicyJudge(PolicyBundle bundle) {
    this.bundle = bundle;
  }

  Judgement judge(Situation situation, boolean parsed) {
    List<PolicyMatch> matches = new ArrayList<>();
    List<ApprovalRequirement> requirements = new ArrayList<>();
    for (Policy policy : bundle.policies()) {
      match(policy, situation)
          .ifPresent(m -> {
            matches.add(m);
            if (policy.approval() != null) {
              requirements.add(policy.approval());
            }
          });
    }
    return combine(matches, requirements, parsed);
  }

  private Judgement combine(
      List<PolicyMatch> matches, List<ApprovalRequirement> requirements, boolean parsed) {
    if (matches.stream().anyMatch(m -> m.effect() == PolicyEffect.DENY)) {
      return denied(matches);
    }
    if (!requirements.isEmpty()) {
      return new Judgement(
          new Decision.ApprovalRequired(CombinedRequirement.of(requirements)), matches);
    }
    if (!parsed) {
      return byDefault(matches, BuiltInRule.UNPARSED);
    }
    return matches.isEmpty()
        ? byDefault(matches, BuiltInRule.NO_POLICY)
        : new Judgement(new Decision.Allowed(), matches);
  }

  static Judgement denied(List<PolicyMatch> matches) {
    List<String> reasons =
        matches.stream()
            .filter(m -> m.effect() == PolicyEffect.DENY)
            .map(PolicyMatch::message)
            .toList();
    return new Judgement(new Decision.Denied(reasons), matches);
  }

  private Judgement byDefault(List<PolicyMatch> matches, BuiltInRule rule) {
    List<PolicyMatch> all = new ArrayList<>(matches);
    all.add(rule.match());
    return new Judgement(new Decision.ApprovalRequired(bundle.defaultApproval()), all);
  }

  /** Fails closed: an undecidable condition counts as met, unless the policy would allow. */
  private static Optional<PolicyMatch> match(Policy policy, Situation situation) {
    return switch (policy.condition().evaluate(situation)) {
      case Truth.Holds holds -> Optional.of(match(policy, policy.message()));
      case Truth.DoesNotHold doesNotHold -> Optional.empty();
      case Truth.Undecidable undecidable ->
          policy.effect() == PolicyEffect.ALLOW
              ? Optional.empty()
              : Optional.of(match(policy, undecidable(policy, undecidable)));
    };
  }

  private static PolicyMatch match(Policy policy, String message) {
    return new PolicyMatch(policy.name(), policy.effect(), message);
  }

  private static String undecidable(Policy policy, Truth.Undecidable undecidable) {
    return "%s (The policy's condition could not be evaluated, so it counts as met: %s.)"
        .formatted(policy.message(), undecidable.reason());
  }
}
