package io.countersign.contracts.event;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.PolicyMatch;

/** Digests a decision and all that it rests upon. */
final class DecisionDigest {
  private DecisionDigest() {}

  static Digest of(CommandDecided decided) {
    CanonicalForm form =
        CanonicalForm.of("countersign.decision.v3")
            .value(decided.commandDigest())
            .value(decided.bundleDigest())
            .text(decided.environment())
            .value(decided.facts().digest());
    form.value(decided.history() == null ? null : decided.history().digest())
        .value(decided.impact() == null ? null : decided.impact().digest())
        .value(decided.decidedAt())
        .text(decided.decision().outcome());
    outcome(form, decided.decision());
    return form.value(decided.obligations().digest())
        .values(decided.matches().stream().map(PolicyMatch::policy).toList())
        .digest();
  }

  private static void outcome(CanonicalForm form, Decision decision) {
    switch (decision) {
      case Decision.Allowed allowed -> {}
      case Decision.Denied denied -> form.values(denied.reasons());
      case Decision.MeasureFirst measure -> form.value(measure.method());
      case Decision.ApprovalRequired required -> form.value(required.requirement().digest());
    }
  }
}
