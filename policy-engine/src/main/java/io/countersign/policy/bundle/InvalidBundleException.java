package io.countersign.policy.bundle;

import java.util.List;
import java.util.stream.Collectors;

/** A bundle is refused as a whole, so that no policy is missing without notice. */
public final class InvalidBundleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<BundleProblem> problems;

  InvalidBundleException(String folder, List<BundleProblem> problems) {
    super(
        problems.stream()
            .map(p -> "\n  " + p)
            .collect(Collectors.joining("", "The policies in " + folder + " are not valid:", "")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of files and lines. */
  public List<BundleProblem> problems() {
    return problems;
  }
}
