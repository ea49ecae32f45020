package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Approval requirements in words. */
public final class ApprovalText {
  private ApprovalText() {}

  /** Who has to approve, such as {@code 1 of dba or reviewer, then 2 of admin, within 1h}. */
  public static String of(ApprovalRequirement requirement) {
    List<String> parts = new ArrayList<>();
    parts.add(stages(requirement.order(), requirement.stages()));
    parts.add("within " + Durations.text(requirement.expiresAfter()));
    if (requirement.tolerancePercent() != null) {
      parts.add(
          "the rows changed within %d %% of those measured"
              .formatted(requirement.tolerancePercent()));
    }
    return String.join(", ", parts);
  }

  /** What may happen without that, one a line; empty for nothing. */
  public static List<String> exceptions(ApprovalRequirement requirement) {
    List<String> exceptions = new ArrayList<>();
    if (requirement.breakGlass() != null) {
      exceptions.add(breakGlass(requirement.breakGlass()));
    }
    if (requirement.grants() != null) {
      exceptions.add(grants(requirement.grants()));
    }
    return exceptions;
  }

  /** Who has to approve, and in which order. */
  public static String stages(StageOrder order, List<ApprovalStage> stages) {
    String between =
        switch (order) {
          case SEQUENTIAL -> ", then ";
          case PARALLEL -> ", and ";
          case ANY -> ", or ";
        };
    return stages.stream().map(ApprovalText::stage).collect(Collectors.joining(between));
  }

  /** Who has to approve in it, and what happens where they do not in time. */
  public static String stage(ApprovalStage stage) {
    String asked = stage.quorum() + " of " + stage.approvers().text();
    String owner = stage.agentOwner() ? " (the agent's owner included)" : "";
    return asked
        + owner
        + switch (stage.timeout()) {
          case null -> "";
          case StageTimeout.Reject(var after) ->
              " (rejected after %s)".formatted(Durations.text(after));
          case StageTimeout.Skip(var after) ->
              " (skipped after %s)".formatted(Durations.text(after));
          case StageTimeout.Escalate(var after, var to) ->
              " (after %s also %s)".formatted(Durations.text(after), to.text());
        };
  }

  /** Who may run it before, and what is owed then. */
  public static String breakGlass(BreakGlass breakGlass) {
    return "%s may break glass (reviewed within %s)"
        .formatted(
            String.join(" or ", breakGlass.roles()), Durations.text(breakGlass.reviewWithin()));
  }

  /** The most that a standing approval may give. */
  public static String grants(GrantBounds bounds) {
    return "may be approved ahead: at most %d commands of %d rows, within %s"
        .formatted(bounds.uses(), bounds.maximumRows(), Durations.text(bounds.validFor()));
  }
}
