package io.countersign.evaluator;

import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import java.nio.file.Path;

/** The policies that Countersign comes with. */
public final class DefaultBundle {
  public static final Path FOLDER = Path.of("..", "policies").toAbsolutePath().normalize();

  private DefaultBundle() {}

  public static PolicyBundle load() {
    try {
      return new BundleFolder(FOLDER).load();
    } catch (InvalidBundleException e) {
      throw new IllegalStateException(e);
    }
  }
}
