package io.countersign.policy.bundle;

/** Which files of a folder hold what. */
final class PolicyFiles {
  private PolicyFiles() {}

  static boolean isPolicies(String file) {
    return (file.endsWith(".yaml") || file.endsWith(".yml")) && !isTests(file);
  }

  static boolean isTests(String file) {
    return file.endsWith(".test.yaml") || file.endsWith(".test.yml");
  }
}
