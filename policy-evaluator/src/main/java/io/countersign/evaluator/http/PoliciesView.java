package io.countersign.evaluator.http;

import io.countersign.contracts.Digest;
import io.countersign.contracts.PolicyEffect;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.BundleRejection;
import io.countersign.policy.ApprovalRule;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleProblem;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force.
 *
 * @param digest what decisions name as their bundle
 * @param since when this instance took them into force
 * @param rejection of what the folder holds now; absent while it holds what is in force
 * @param defaultApproval what a command needs that no policy speaks for
 */
public record PoliciesView(
    @Schema(implementation = String.class) Digest digest,
    Instant since,
    @Nullable Rejection rejection,
    ApprovalRule defaultApproval,
    List<Entry> policies) {
  /**
   * One policy.
   *
   * @param when the condition, in CEL
   */
  public record Entry(
      String name,
      PolicyEffect effect,
      String when,
      String message,
      @Nullable ApprovalRule approval) {
    static Entry of(Policy policy) {
      return new Entry(
          policy.name(),
          policy.effect(),
          policy.condition().text(),
          policy.message(),
          policy.approval());
    }
  }

  /**
   * Changed policies that were not taken.
   *
   * @param problems what is wrong, each with file and line
   */
  public record Rejection(Instant at, List<String> problems) {
    static Rejection of(BundleRejection rejection) {
      return new Rejection(
          rejection.at(), rejection.problems().stream().map(BundleProblem::toString).toList());
    }
  }

  static PoliciesView of(ActivePolicies.State state) {
    PolicyBundle bundle = state.bundle();
    return new PoliciesView(
        bundle.digest(),
        state.since(),
        state.rejected().map(Rejection::of).orElse(null),
        bundle.defaultApproval(),
        bundle.policies().stream().map(Entry::of).toList());
  }
}
