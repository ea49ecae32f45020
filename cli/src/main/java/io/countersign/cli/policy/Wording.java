package io.countersign.cli.policy;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyEffect;
import io.countersign.policy.ApprovalText;
import io.countersign.policy.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
          required.outcome() + ": " + ApprovalText.of(required.requirement());
      case Decision.MeasureFirst first ->
          first.outcome()
              + ": the executor finds out what it would do ("
              + first.method().name().toLowerCase(Locale.ROOT)
              + "), then it is decided again";
    };
  }

  /** What binds a run; empty if nothing does. */
  static String obligations(Obligations obligations) {
    List<String> parts = new ArrayList<>();
    if (obligations.maximumRows() != null) {
      parts.add("at most " + obligations.maximumRows() + " rows");
    }
    if (obligations.timeout() != null) {
      parts.add("at most " + Durations.text(obligations.timeout()));
    }
    if (!obligations.unmask().isEmpty()) {
      parts.add("unmasked: " + String.join(", ", obligations.unmask()));
    }
    if (!obligations.statistics().isEmpty()) {
      parts.add("statistics shown: " + String.join(", ", obligations.statistics()));
    }
    if (obligations.minimumGroup() != null) {
      parts.add("groups of at least " + obligations.minimumGroup());
    }
    return String.join("; ", parts);
  }
}
