package io.countersign.evaluator.http;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Digest;
import io.countersign.contracts.PolicyEffect;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force.
 *
 * @param digest what decisions name as their bundle
 * @param defaultApproval what a command needs that no policy speaks for
 */
public record PoliciesView(
    @Schema(implementation = String.class) Digest digest,
    ApprovalRequirement defaultApproval,
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
      @Nullable ApprovalRequirement approval) {
    static Entry of(Policy policy) {
      return new Entry(
          policy.name(),
          policy.effect(),
          policy.condition().text(),
          policy.message(),
          policy.approval());
    }
  }

  static PoliciesView of(PolicyBundle bundle) {
    return new PoliciesView(
        bundle.digest(),
        bundle.defaultApproval(),
        bundle.policies().stream().map(Entry::of).toList());
  }
}
