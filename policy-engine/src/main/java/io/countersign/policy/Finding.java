package io.countersign.policy;

import io.countersign.contracts.History;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A policy that speaks for a command.
 *
 * @param match as the decision records it
 * @param isPutOff whether its condition asks for the impact, which nobody has measured yet, so that
 *     it counts as met only where nobody will
 */
record Finding(Policy policy, PolicyMatch match, boolean isPutOff) {
  /** Fails closed: an undecidable condition counts as met, unless its match would permit more. */
  static Optional<Finding> of(Policy policy, Situation situation) {
    if (policy.mode() == PolicyMode.DRAFT) {
      return Optional.empty();
    }
    return switch (policy.condition().evaluate(situation)) {
      case Truth.DoesNotHold no -> Optional.empty();
      case Truth.Holds holds -> Optional.of(met(policy, situation));
      case Truth.Undecidable undecidable ->
          policy.permits()
              ? Optional.empty()
              : Optional.of(undecided(policy, undecidable, situation));
    };
  }

  private static Finding met(Policy policy, Situation situation) {
    return policy
        .exemption(situation)
        .map(e -> exempt(policy, e, situation))
        .orElseGet(() ->
            new Finding(
                policy, match(policy, policy.mode(), text(policy, situation), situation), false));
  }

  /** Recorded as if it had only observed. */
  private static Finding exempt(Policy policy, Exemption exemption, Situation situation) {
    String message =
        "%s (Not applied, by an exception until %s: %s)"
            .formatted(policy.message(), exemption.until(), exemption.reason());
    return new Finding(policy, match(policy, PolicyMode.OBSERVE, message, situation), false);
  }

  private static Finding undecided(
      Policy policy, Truth.Undecidable undecidable, Situation situation) {
    String message =
        "%s (The policy's condition could not be evaluated, so it counts as met: %s.)"
            .formatted(policy.message(), undecidable.reason());
    return new Finding(
        policy,
        match(policy, policy.mode(), message, situation),
        !situation.isMeasured() && policy.condition().asksFor(Variable.IMPACT));
  }

  private static PolicyMatch match(
      Policy policy, PolicyMode mode, String message, Situation situation) {
    Map<String, String> because = policy.condition().because(situation);
    return new PolicyMatch(policy.name(), policy.effect(), mode, message, because);
  }

  private static String text(Policy policy, Situation situation) {
    return exhausted(policy, situation.circumstances())
        .map(b -> policy.message() + " (" + b + ")")
        .orElse(policy.message());
  }

  boolean isEnforced() {
    return match.mode() == PolicyMode.ENFORCE;
  }

  /** Whether the command cannot run for it, whoever approves. */
  boolean denies(Circumstances circumstances) {
    return policy.ruling() instanceof Ruling.Deny || exhausted(policy, circumstances).isPresent();
  }

  /** Says which of its budgets is used up; without history, any may be. */
  private static Optional<String> exhausted(Policy policy, Circumstances circumstances) {
    if (!(policy.ruling() instanceof Ruling.Limit limit)) {
      return Optional.empty();
    }
    History history = circumstances.history();
    Function<Budget, String> saying = history == null ? Finding::unknown : Finding::usedUp;
    return limit.budgets().stream()
        .filter(b -> history == null || b.isExhausted(history, circumstances.impact()))
        .findFirst()
        .map(saying);
  }

  private static String usedUp(Budget budget) {
    return "The budget of %s is used up, or would be: wait until it frees up, or ask for less."
        .formatted(budget);
  }

  private static String unknown(Budget budget) {
    return "What is used up of the budget of %s is not known.".formatted(budget);
  }
}
