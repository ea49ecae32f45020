package io.countersign.policy.bundle;

/**
 * One thing that is wrong with a bundle.
 *
 * @param file relative to the folder of policies
 * @param line in the file, from 1
 * @param reason what is wrong and what is expected
 */
public record BundleProblem(String file, int line, String reason) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
