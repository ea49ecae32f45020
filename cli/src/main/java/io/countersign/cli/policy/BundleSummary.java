package io.countersign.cli.policy;

import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a valid bundle holds, in a few lines. */
final class BundleSummary {
  private BundleSummary() {}

  static String of(PolicyBundle bundle) {
    List<Policy> policies = bundle.policies();
    return "%d policies, valid: %s%nBundle %s%n"
        .formatted(policies.size(), byEffect(policies), bundle.digest());
  }

  private static String byEffect(List<Policy> policies) {
    return policies.stream()
        .collect(Collectors.groupingBy(Policy::effect, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getValue() + " " + Wording.effect(e.getKey()))
        .collect(Collectors.joining(", "));
  }
}
