package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Combines the policies of a bundle: any denial wins, then all required approvals together, then an
 * allowance; where no policy speaks, the bundle's default approval. SQL that was not understood, or
 * that the planner understood otherwise, is never allowed by itself.
 */
final class PolicyJudge {
  private final PolicyBundle bundle;
  private final Facts facts;
  private final Situation situation;
  private final Circumstances circumstances;

  PolicyJudge(PolicyBundle bundle, Facts facts, Situation situation) {
    this.bundle = bundle;
    this.facts = facts;
    this.situation = situation;
    this.circumstances = situation.circumstances();
  }

  Judgement judge() {
    List<Finding> findings =
        bundle.policies().stream().flatMap(p -> Finding.of(p, situation).stream()).toList();
    List<Finding> enforced = findings.stream().filter(Finding::isEnforced).toList();
    List<PolicyMatch> matches = matches(findings);
    List<String> reasons = denials(enforced.stream().filter(f -> !f.isPutOff()));
    if (!reasons.isEmpty()) {
      return new Judgement(new Decision.Denied(reasons), matches);
    }
    Optional<Decision> measureFirst = measureFirst(enforced);
    if (measureFirst.isPresent()) {
      return new Judgement(
          measureFirst.get(), matches(findings.stream().filter(f -> !f.isPutOff()).toList()));
    }
    List<String> atLast = denials(enforced.stream());
    return atLast.isEmpty()
        ? undenied(enforced, matches)
        : new Judgement(new Decision.Denied(atLast), matches);
  }

  private static List<PolicyMatch> matches(List<Finding> findings) {
    return findings.stream().map(Finding::match).toList();
  }

  private List<String> denials(Stream<Finding> findings) {
    return findings.filter(f -> f.denies(circumstances)).map(f -> f.match().message()).toList();
  }

  private Optional<Decision> measureFirst(List<Finding> enforced) {
    return situation.isMeasured()
        ? Optional.empty()
        : Measuring.strongest(enforced.stream().map(f -> f.policy().ruling()).toList(), facts)
            .map(Decision.MeasureFirst::new);
  }

  private Judgement undenied(List<Finding> enforced, List<PolicyMatch> matches) {
    Obligations obligations = Binding.of(enforced, circumstances.history(), facts);
    List<ApprovalRequirement> requirements =
        enforced.stream()
            .flatMap(f -> Optional.ofNullable(f.policy().approval()).stream())
            .map(this::comparable)
            .toList();
    if (!requirements.isEmpty()) {
      Decision decision = new Decision.ApprovalRequired(CombinedRequirement.of(requirements));
      return new Judgement(decision, obligations, matches);
    }
    BuiltInRule objection = objection(enforced);
    return objection == null
        ? new Judgement(new Decision.Allowed(), obligations, matches)
        : byDefault(objection, obligations, matches);
  }

  /** What keeps the command from being allowed, though no policy does. */
  private @Nullable BuiltInRule objection(List<Finding> enforced) {
    Impact impact = circumstances.impact();
    if (!facts.parsed()) {
      return BuiltInRule.UNPARSED;
    }
    if (impact != null && !impact.confirmsFacts()) {
      return BuiltInRule.UNCONFIRMED;
    }
    boolean isAllowed =
        enforced.stream().anyMatch(f -> f.policy().ruling() instanceof Ruling.Allow);
    return isAllowed ? null : BuiltInRule.NO_POLICY;
  }

  /** A tolerance says nothing where no trial counted rows. */
  private ApprovalRequirement comparable(ApprovalRequirement requirement) {
    Impact impact = circumstances.impact();
    return impact != null && impact.changedRows() != null
        ? requirement
        : new ApprovalRequirement(requirement.stages(), requirement.expiresAfter(), null);
  }

  private Judgement byDefault(
      BuiltInRule rule, Obligations obligations, List<PolicyMatch> matches) {
    List<PolicyMatch> all = new ArrayList<>(matches);
    all.add(rule.match());
    return new Judgement(new Decision.ApprovalRequired(bundle.defaultApproval()), obligations, all);
  }
}
