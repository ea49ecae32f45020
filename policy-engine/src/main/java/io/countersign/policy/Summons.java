package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whom the rules that apply to a command ask together; or why nobody could answer. */
sealed interface Summons {
  /** These persons are asked. */
  record Of(ApprovalRequirement requirement) implements Summons {}

  /** No approval could come about, so the command is denied rather than left to expire. */
  record Impossible(PolicyMatch because) implements Summons {}

  /**
   * Puts names to what the rules ask for, and combines them.
   *
   * @param rules at least one
   */
  static Summons of(List<ApprovalRule> rules, Command command, DataSource dataSource) {
    boolean unjustified =
        rules.stream().anyMatch(ApprovalRule::justificationRequired)
            && !Vocabulary.isJustified(command);
    if (unjustified) {
      return new Impossible(BuiltInRule.UNJUSTIFIED.match());
    }
    Resolution resolution = new Resolution(command.principal(), dataSource);
    List<ApprovalRequirement> requirements = new ArrayList<>();
    for (ApprovalRule rule : rules) {
      switch (resolution.resolve(rule)) {
        case Resolution.Result.Resolved(var requirement) -> requirements.add(requirement);
        case Resolution.Result.Nobody(var reason) -> {
          return nobody(reason);
        }
      }
    }
    ApprovalRequirement combined = CombinedRequirement.of(requirements);
    return isReachable(combined)
        ? new Of(combined)
        : nobody(
            "together the policies ask for more distinct persons than they name, and a person counts once");
  }

  private static Impossible nobody(String reason) {
    return new Impossible(BuiltInRule.NOBODY_TO_ASK.match(reason));
  }

  /** Stages that ask, or will ask, everybody with a role are taken to find somebody. */
  private static boolean isReachable(ApprovalRequirement requirement) {
    return requirement.order() == StageOrder.ANY
        || Reach.canAllBeFilled(
            requirement.stages().stream()
                .filter(s -> !(s.timeout() instanceof StageTimeout.Skip))
                .map(s -> Map.entry(s.quorum(), everybody(s)))
                .filter(s -> s.getValue().roles().isEmpty())
                .map(s -> new Reach.Seats(s.getKey(), s.getValue().persons()))
                .toList());
  }

  private static Approvers everybody(ApprovalStage stage) {
    return stage.timeout() instanceof StageTimeout.Escalate(var after, var to)
        ? stage.approvers().and(to)
        : stage.approvers();
  }
}
