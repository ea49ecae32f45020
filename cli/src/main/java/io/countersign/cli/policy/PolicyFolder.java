package io.countersign.cli.policy;

import io.countersign.cli.CommandFailedException;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import io.countersign.policy.bundle.PolicyScenarios;
import io.countersign.policy.bundle.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of policies that was named on the command line. */
record PolicyFolder(Path path) {
  /**
   * Loads it.
   *
   * @throws CommandFailedException with everything that is wrong with it
   */
  PolicyBundle bundle() {
    return read(() -> new BundleFolder(path).load());
  }

  /**
   * Runs the scenarios beside the policies.
   *
   * @throws CommandFailedException with everything that is wrong with policies or scenarios
   */
  List<ScenarioResult> scenarios() {
    return read(() -> new PolicyScenarios(path).run());
  }

  private <T> T read(Reading<T> reading) {
    if (!Files.isDirectory(path)) {
      throw new CommandFailedException(
          "there is no folder '" + path + "'; name the one that holds the policies");
    }
    try {
      return reading.read();
    } catch (InvalidBundleException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws InvalidBundleException;
  }
}
