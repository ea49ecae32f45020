package io.countersign.cli.policy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.countersign.contracts.PolicyMode;
import io.countersign.policy.Exemption;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a valid bundle holds, in a few lines, and what its author may have forgotten. */
final class BundleSummary {
  private final PolicyBundle bundle;
  private final Instant now;

  private BundleSummary(PolicyBundle bundle, Instant now) {
    this.bundle = bundle;
    this.now = now;
  }

  /**
   * @param now what decides which exceptions are over
   */
  static String of(PolicyBundle bundle, Instant now) {
    return new BundleSummary(bundle, now).text();
  }

  private String text() {
    List<Policy> policies = bundle.policies();
    return "%d policies, valid: %s%n%s%s%sBundle %s%n"
        .formatted(
            policies.size(),
            counts(policies, p -> Wording.effect(p.effect())),
            inMode(
                PolicyMode.OBSERVE,
                "Observed only: recorded with decisions, which they do not change"),
            inMode(PolicyMode.DRAFT, "Drafts: checked, and asked nothing"),
            overExceptions(),
            bundle.digest());
  }

  private static String counts(List<Policy> policies, Function<Policy, String> key) {
    Map<String, Long> counts = policies.stream().collect(groupingBy(key, TreeMap::new, counting()));
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(joining(", "));
  }

  private String inMode(PolicyMode mode, String title) {
    return list(title, bundle.policies().stream().filter(p -> p.mode() == mode).map(Policy::name));
  }

  private String overExceptions() {
    return list(
        "Warning: these exceptions are over and can be removed",
        bundle.policies().stream()
            .flatMap(p -> p.exemptions().stream().filter(this::isOver).map(e -> describe(p, e))));
  }

  private boolean isOver(Exemption exemption) {
    return exemption.isOver(now, bundle.timeZone());
  }

  private static String describe(Policy policy, Exemption exemption) {
    return policy.name() + ": until " + exemption.until() + ", " + exemption.reason();
  }

  private static String list(String title, Stream<String> entries) {
    String lines = entries.map(e -> "  " + e + "\n").collect(joining());
    return lines.isEmpty() ? "" : title + "\n" + lines;
  }
}
