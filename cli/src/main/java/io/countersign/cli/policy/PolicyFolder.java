package io.countersign.cli.policy;

import io.countersign.cli.CommandFailedException;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of policies that was named on the command line. */
record PolicyFolder(Path path) {
  /**
   * Loads it.
   *
   * @throws CommandFailedException with everything that is wrong with it
   */
  PolicyBundle bundle() {
    if (!Files.isDirectory(path)) {
      throw new CommandFailedException(
          "there is no folder '" + path + "'; name the one that holds the policies");
    }
    try {
      return new BundleFolder(path).load();
    } catch (InvalidBundleException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
