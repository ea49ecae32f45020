package io.countersign.contracts;

/**
 * A policy whose condition held.
 *
 * @param message why the policy exists and what to do instead, for the submitter
 */
public record PolicyMatch(String policy, PolicyEffect effect, String message) {
  public PolicyMatch {
    Checks.notBlank(policy, "policy");
  }
}
