package io.countersign.approval;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Impact;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.event.CommandDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has changed between two decisions on one command, in words for those who are asked. */
final class Differences {
  private final CommandDecided before;
  private final CommandDecided after;
  private final List<String> all = new ArrayList<>();

  private Differences(CommandDecided before, CommandDecided after) {
    this.before = before;
    this.after = after;
  }

  /** Empty if they differ in nothing that anybody decides upon, but in when they were made. */
  static List<String> between(CommandDecided before, CommandDecided after) {
    Differences differences = new Differences(before, after);
    differences.find();
    return List.copyOf(differences.all);
  }

  private void find() {
    if (differ(CommandDecided::bundleDigest)) {
      all.add("Other policies are in force.");
    }
    policies();
    requirement();
    if (differ(CommandDecided::environment)) {
      all.add(
          "The environment is %s, and was %s."
              .formatted(after.environment(), before.environment()));
    }
    if (differ(d -> d.facts().digest())) {
      all.add("The analysis finds something else in the statement.");
    }
    impact();
    if (differ(d -> d.obligations().digest())) {
      all.add("What binds the run is something else.");
    }
    if (differ(d -> d.history() == null ? null : d.history().digest())) {
      all.add("What the submitter did before is told otherwise.");
    }
  }

  private void policies() {
    Set<String> now = asking(after);
    Set<String> then = asking(before);
    String more = now.stream().filter(p -> !then.contains(p)).collect(Collectors.joining(", "));
    String fewer = then.stream().filter(p -> !now.contains(p)).collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      all.add("Now also asks: %s.".formatted(more));
    }
    if (!fewer.isEmpty()) {
      all.add("No longer asks: %s.".formatted(fewer));
    }
  }

  private static Set<String> asking(CommandDecided decided) {
    return decided.matches().stream()
        .filter(m -> m.mode() == PolicyMode.ENFORCE && m.effect() == PolicyEffect.REQUIRE_APPROVAL)
        .map(PolicyMatch::policy)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void requirement() {
    ApprovalRequirement now = requirement(after);
    ApprovalRequirement then = requirement(before);
    if (now != null && then != null && !now.digest().equals(then.digest())) {
      String asked = text(now);
      all.add(
          asked.equals(text(then))
              ? "What is required has changed: time limits, break-glass or standing approvals."
              : "Now asked: %s. Asked before: %s.".formatted(asked, text(then)));
    }
  }

  private static @Nullable ApprovalRequirement requirement(CommandDecided decided) {
    return decided.decision() instanceof Decision.ApprovalRequired(var requirement)
        ? requirement
        : null;
  }

  private static String text(ApprovalRequirement requirement) {
    String between =
        switch (requirement.order()) {
          case SEQUENTIAL -> ", then ";
          case PARALLEL -> ", and ";
          case ANY -> ", or ";
        };
    return requirement.stages().stream()
        .map(s -> s.quorum() + " of " + s.approvers().text())
        .collect(Collectors.joining(between));
  }

  private void impact() {
    Digest now = after.impact() == null ? null : after.impact().digest();
    Digest then = before.impact() == null ? null : before.impact().digest();
    if (!Objects.equals(now, then)) {
      all.add(
          "It would change %s; before: %s.".formatted(rows(after.impact()), rows(before.impact())));
    }
  }

  private static String rows(@Nullable Impact impact) {
    if (impact == null) {
      return "an unknown number of rows, as nothing was measured";
    }
    if (impact.changedRows() != null) {
      return impact.changedRows() + " rows";
    }
    return impact.estimatedRows() == null
        ? "an unknown number of rows, as they could not be measured"
        : "about " + impact.estimatedRows() + " rows";
  }

  private boolean differ(Function<CommandDecided, @Nullable Object> part) {
    return !Objects.equals(part.apply(before), part.apply(after));
  }
}
