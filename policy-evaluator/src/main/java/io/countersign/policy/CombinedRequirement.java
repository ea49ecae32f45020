package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What several approval requirements come to together. */
final class CombinedRequirement {
  /** More persons, then fewer roles, then less time; the last only makes the order total. */
  private static final Comparator<ApprovalRequirement> STRICTEST_FIRST =
      Comparator.comparingInt(ApprovalRequirement::quorum)
          .reversed()
          .thenComparingInt(r -> r.roles().size())
          .thenComparing(ApprovalRequirement::expiresAfter)
          .thenComparing(r -> String.join(",", r.roles()));

  private CombinedRequirement() {}

  /**
   * The highest quorum, the shortest time, and the roles that satisfy every requirement at once.
   * Where no single role does, the roles of the strictest requirement count: the one that asks for
   * most persons, among equals the one with fewest roles.
   *
   * @param requirements at least one
   */
  static ApprovalRequirement of(List<ApprovalRequirement> requirements) {
    int quorum = requirements.stream().mapToInt(ApprovalRequirement::quorum).max().orElseThrow();
    Duration expiresAfter =
        requirements.stream()
            .map(ApprovalRequirement::expiresAfter)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new ApprovalRequirement(quorum, roles(requirements), expiresAfter);
  }

  private static Set<String> roles(List<ApprovalRequirement> requirements) {
    ApprovalRequirement strictest = requirements.stream().min(STRICTEST_FIRST).orElseThrow();
    Set<String> common = new TreeSet<>(strictest.roles());
    requirements.forEach(r -> common.retainAll(r.roles()));
    return common.isEmpty() ? strictest.roles() : common;
  }
}
