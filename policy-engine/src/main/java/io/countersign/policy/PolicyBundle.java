package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All policies that are in force together, in the order of their names.
 *
 * @param defaultApproval what a command needs that no policy speaks for
 * @param digest stands for the whole content; the files it came from, and their order, do not
 *     matter
 */
public record PolicyBundle(
    List<Policy> policies, ApprovalRequirement defaultApproval, Digest digest) {
  /**
   * @throws IllegalArgumentException if two policies have the same name
   */
  public static PolicyBundle of(List<Policy> policies, ApprovalRequirement defaultApproval) {
    List<Policy> ordered = policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
    Set<String> names = new HashSet<>();
    ordered.forEach(p -> {
      if (!names.add(p.name())) {
        throw new IllegalArgumentException("two policies are named '" + p.name() + "'");
      }
    });
    return new PolicyBundle(ordered, defaultApproval, digestOf(ordered, defaultApproval));
  }

  public PolicyBundle {
    policies = List.copyOf(policies);
  }

  private static Digest digestOf(List<Policy> policies, ApprovalRequirement defaultApproval) {
    CanonicalForm form = CanonicalForm.of("countersign.policy-bundle.v1").value(policies.size());
    policies.forEach(p -> p.addTo(form));
    Policy.addRequirement(form, defaultApproval);
    return form.digest();
  }
}
