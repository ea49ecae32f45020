package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.StageOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rules mean for the commands of a principal, on a data source. */
record Resolution(Principal principal, DataSource dataSource) {
  /** What became of a rule. */
  sealed interface Result {
    record Resolved(ApprovalRequirement requirement) implements Result {}

    /** As far as is known here, nobody could satisfy it. */
    record Nobody(String reason) implements Result {}
  }

  /** With order any, stages that nobody could answer are left out, if one is left. */
  Result resolve(ApprovalRule rule) {
    List<StageRule> answerable = rule.stages().stream().filter(s -> obstacle(s) == null).toList();
    boolean isPossible =
        rule.order() == StageOrder.ANY
            ? !answerable.isEmpty()
            : answerable.size() == rule.stages().size();
    return isPossible
        ? new Result.Resolved(requirement(rule, answerable))
        : new Result.Nobody(firstObstacle(rule));
  }

  private String firstObstacle(ApprovalRule rule) {
    return rule.stages().stream()
        .flatMap(s -> Stream.ofNullable(obstacle(s)))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable String obstacle(StageRule stage) {
    if (stage.dataSourceOwner() && dataSource.owners().isEmpty()) {
      return "the owners of the data source '%s' are asked, and it has none. Have 'owners' added to it in the catalogue"
          .formatted(dataSource.name());
    }
    if (!stage.roles().isEmpty() || persons(stage).size() >= quorum(stage)) {
      return null;
    }
    Set<String> all = all(stage);
    return all.isEmpty()
        ? "the owner of the agent that submits is asked, and %s"
            .formatted(
                principal.isAgent() ? "this one has none" : "this command comes from a person")
        : "%d of %s are asked, and neither whoever submits nor the owner of an agent that does is counted"
            .formatted(quorum(stage), String.join(", ", all));
  }

  private ApprovalRequirement requirement(ApprovalRule rule, List<StageRule> stages) {
    return new ApprovalRequirement(
        rule.order(),
        stages.stream().map(this::stage).toList(),
        rule.expiresAfter(),
        rule.tolerancePercent(),
        rule.breakGlass(),
        rule.grants());
  }

  private ApprovalStage stage(StageRule stage) {
    return new ApprovalStage(
        quorum(stage),
        new Approvers(stage.roles(), persons(stage)),
        owner(stage) != null,
        stage.timeout());
  }

  /** All are all, those who may not answer included: then nobody's word is dispensed with. */
  private int quorum(StageRule stage) {
    return stage.quorum() == null ? all(stage).size() : stage.quorum();
  }

  /** Everybody named but those whose word would not count, as far as the subject tells. */
  private Set<String> persons(StageRule stage) {
    Set<String> persons = all(stage);
    persons.remove(principal.subject());
    if (principal.owner() != null && owner(stage) == null) {
      persons.remove(principal.owner());
    }
    return persons;
  }

  private Set<String> all(StageRule stage) {
    Set<String> persons = new TreeSet<>(stage.persons());
    if (stage.dataSourceOwner()) {
      persons.addAll(dataSource.owners());
    }
    String owner = owner(stage);
    if (owner != null) {
      persons.add(owner);
    }
    return persons;
  }

  /** Of the agent that submits, where the stage wants the owner's word. */
  private @Nullable String owner(StageRule stage) {
    return stage.agentOwner() && principal.isAgent() ? principal.owner() : null;
  }
}
