package io.countersign.cli.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How decisions read. */
final class Wording {
  private Wording() {}

  /** As policies write it, such as {@code require-approval}. */
  static String effect(PolicyEffect effect) {
    return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The outcome, and for an approval whose. */
  static String decision(Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed -> allowed.outcome();
      case Decision.Denied denied -> denied.outcome();
      case Decision.ApprovalRequired required ->
          required.outcome() + ": " + requirement(required.requirement());
      case Decision.MeasureFirst first ->
          first.outcome()
              + ": the executor finds out what it would do ("
              + first.method().name().toLowerCase(Locale.ROOT)
              + "), then it is decided again";
    };
  }

  static String requirement(ApprovalRequirement requirement) {
    String stages =
        requirement.stages().stream().map(Wording::stage).collect(Collectors.joining(", then "));
    String tolerance =
        requirement.tolerancePercent() == null
            ? ""
            : ", the rows changed within "
                + requirement.tolerancePercent()
                + " % of those measured";
    return stages + ", within " + duration(requirement.expiresAfter()) + tolerance;
  }

  private static String stage(ApprovalStage stage) {
    return stage.quorum() + " of " + String.join(" or ", stage.roles());
  }

  /** What binds a run; empty if nothing does. */
  static String obligations(Obligations obligations) {
    List<String> parts = new ArrayList<>();
    if (obligations.maximumRows() != null) {
      parts.add("at most " + obligations.maximumRows() + " rows");
    }
    if (obligations.timeout() != null) {
      parts.add("at most " + duration(obligations.timeout()));
    }
    if (!obligations.unmask().isEmpty()) {
      parts.add("unmasked: " + String.join(", ", obligations.unmask()));
    }
    return String.join("; ", parts);
  }

  /** {@code 1h 30m} rather than {@code PT1H30M}. */
  static String duration(Duration duration) {
    return duration
        .toString()
        .substring(2)
        .replaceAll("(\\d[HMS])(?!$)", "$1 ")
        .toLowerCase(Locale.ROOT);
  }
}
