package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import java.util.List;
import java.util.Optional;

/** What is asked about a command: of the executor, and of people. */
record Asking(Command command, DataSource dataSource, Facts facts, Circumstances circumstances) {
  /**
   * How the command is to be measured before people are asked. What asks ahead for a standing
   * approval is not: its bind values are samples, so their effect says nothing about others.
   */
  Optional<MeasureMethod> measurement(List<Finding> enforced) {
    return command.grant() == null
        ? Measuring.strongest(rulings(enforced), facts)
        : Optional.empty();
  }

  private static List<Ruling> rulings(List<Finding> findings) {
    return findings.stream().map(f -> f.policy().ruling()).toList();
  }

  /** Whom these rules ask. */
  Summons people(List<ApprovalRule> rules) {
    return switch (Summons.of(rules, command, dataSource)) {
      case Summons.Of(var requirement) -> new Summons.Of(meaningful(requirement));
      case Summons.Impossible impossible -> impossible;
    };
  }

  /** Without the tolerance where no rows were counted, and grants where more may be touched. */
  private ApprovalRequirement meaningful(ApprovalRequirement requirement) {
    return new ApprovalRequirement(
        requirement.order(),
        requirement.stages(),
        requirement.expiresAfter(),
        areRowsCounted() ? requirement.tolerancePercent() : null,
        requirement.breakGlass(),
        isFormTrusted() ? requirement.grants() : null);
  }

  /** Whether commands of the same form touch the same: as understood, and by the planner. */
  private boolean isFormTrusted() {
    Impact impact = circumstances.impact();
    return facts.parsed()
        && facts.fingerprint() != null
        && (impact == null || impact.confirmsFacts());
  }

  /** The commands under a grant are measured one by one, so that theirs will be counted. */
  private boolean areRowsCounted() {
    Impact impact = circumstances.impact();
    return command.grant() == null
        ? impact != null && impact.changedRows() != null
        : Measuring.canBeTried(facts);
  }
}
