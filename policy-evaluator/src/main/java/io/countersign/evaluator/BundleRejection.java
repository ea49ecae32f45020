package io.countersign.evaluator;

import io.countersign.policy.bundle.BundleProblem;
import java.time.Instant;
import java.util.List;

/** Changed policies that were not taken. */
public record BundleRejection(Instant at, List<BundleProblem> problems) {
  public BundleRejection {
    problems = List.copyOf(problems);
  }
}
