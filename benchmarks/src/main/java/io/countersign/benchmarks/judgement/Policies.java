package io.countersign.benchmarks.judgement;

import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bundles of any size, of conditions such as people write, no two of them the same. */
final class Policies {
  private static final String DEFAULTS =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec:
        approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}
      """;

  private static final String[] CONDITIONS = {
    "facts.readOnly && principal.name != \"nobody-%d\"",
    "dataSource.environment == \"production\" && facts.reads.mayInclude(\"hr.salaries_%d\")",
    "principal.kind == \"AGENT\" && facts.writes.mayInclude(\"shop.stock_%d\")",
    "facts.kinds.exists(kind, kind.startsWith(\"DROP \")) && dataSource.name == \"source-%d\"",
    "facts.columns.exists(c, c.column == \"secret_%d\")",
    "size(facts.unfilteredWrites) > %d",
    "facts.functions.exists(f, f == \"dangerous_%d\")",
    "command.justification.contains(\"incident %d\")",
    "!facts.parsed && \"team-%d\" in principal.roles",
    "size(facts.reads) > 20 + %d"
  };

  private Policies() {}

  static PolicyBundle bundle(int size) {
    try {
      Path folder = Files.createTempDirectory("policies");
      StringBuilder policies = new StringBuilder(DEFAULTS);
      for (int i = 0; i < size; i++) {
        policies.append("---\n").append(policy(i));
      }
      Files.writeString(folder.resolve("policies.yaml"), policies);
      return new BundleFolder(folder).load();
    } catch (IOException | InvalidBundleException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String policy(int number) {
    int form = number % CONDITIONS.length;
    return """
    apiVersion: countersign/v1
    kind: Policy
    metadata:
      name: policy-%d
    spec:
      effect: %s
      when: >-
        %s
      message: Says why, and what to do instead.
    """
        .formatted(number, form == 0 ? "allow" : "deny", CONDITIONS[form].formatted(number));
  }
}
