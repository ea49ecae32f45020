package io.countersign.policy;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Combines the policies of a bundle: any denial wins, then all required approvals together, then an
 * allowance; where no policy speaks, the bundle's default approval. SQL that was not understood, or
 * that the planner understood otherwise, is never allowed by itself. What nobody could approve is
 * denied.
 */
final class PolicyJudge {
  private final PolicyBundle bundle;
  private final Facts facts;
  private final Situation situation;
  private final Asking asking;

  PolicyJudge(PolicyBundle bundle, Facts facts, Situation situation, Asking asking) {
    this.bundle = bundle;
    this.facts = facts;
    this.situation = situation;
    this.asking = asking;
  }

  Judgement judge() {
    List<Finding> findings =
        bundle.policies().stream().flatMap(p -> Finding.of(p, situation).stream()).toList();
    List<Finding> enforced = findings.stream().filter(Finding::isEnforced).toList();
    List<Finding> due = enforced.stream().filter(f -> !f.isPutOff()).toList();
    List<PolicyMatch> matches = matches(findings);
    return denied(due, matches)
        .or(() ->
            measureFirst(enforced)
                .map(measure ->
                    new Judgement(
                        measure, matches(findings.stream().filter(f -> !f.isPutOff()).toList()))))
        .or(() -> denied(enforced, matches))
        .orElseGet(() -> undenied(enforced, matches));
  }

  private static List<PolicyMatch> matches(List<Finding> findings) {
    return findings.stream().map(Finding::match).toList();
  }

  /** By a policy, or since nobody could give the approval that policies require. */
  private Optional<Judgement> denied(List<Finding> findings, List<PolicyMatch> matches) {
    List<String> reasons =
        findings.stream()
            .filter(f -> f.denies(situation.circumstances()))
            .map(f -> f.match().message())
            .toList();
    if (!reasons.isEmpty()) {
      return Optional.of(new Judgement(new Decision.Denied(reasons), matches));
    }
    List<ApprovalRule> rules = rules(findings);
    return !rules.isEmpty() && asking.people(rules) instanceof Summons.Impossible(var because)
        ? Optional.of(denied(because, matches))
        : Optional.empty();
  }

  private static Judgement denied(PolicyMatch because, List<PolicyMatch> matches) {
    return new Judgement(new Decision.Denied(List.of(because.message())), with(because, matches));
  }

  private static List<PolicyMatch> with(PolicyMatch last, List<PolicyMatch> matches) {
    List<PolicyMatch> all = new ArrayList<>(matches);
    all.add(last);
    return all;
  }

  private static List<ApprovalRule> rules(List<Finding> findings) {
    return findings.stream()
        .flatMap(f -> Optional.ofNullable(f.policy().approval()).stream())
        .toList();
  }

  private Optional<Decision> measureFirst(List<Finding> enforced) {
    return situation.isMeasured()
        ? Optional.empty()
        : asking.measurement(enforced).map(Decision.MeasureFirst::new);
  }

  private Judgement undenied(List<Finding> enforced, List<PolicyMatch> matches) {
    Obligations obligations = Binding.of(enforced, situation.circumstances().history(), facts);
    List<ApprovalRule> rules = rules(enforced);
    if (!rules.isEmpty()) {
      return asked(asking.people(rules), obligations, matches);
    }
    BuiltInRule objection = objection(enforced);
    return objection == null
        ? new Judgement(new Decision.Allowed(), obligations, matches)
        : asked(
            asking.people(List.of(bundle.defaultApproval())),
            obligations,
            with(objection.match(), matches));
  }

  private Judgement asked(Summons summons, Obligations obligations, List<PolicyMatch> matches) {
    return switch (summons) {
      case Summons.Of(var requirement) ->
          new Judgement(new Decision.ApprovalRequired(requirement), obligations, matches);
      case Summons.Impossible(var because) -> denied(because, matches);
    };
  }

  /** What keeps the command from being allowed, though no policy does. */
  private @Nullable BuiltInRule objection(List<Finding> enforced) {
    Impact impact = situation.circumstances().impact();
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
}
