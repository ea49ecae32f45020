package io.countersign.contracts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy whose condition held.
 *
 * @param mode {@link PolicyMode#OBSERVE} if it would have counted, had it been enforced
 * @param message why the policy exists and what to do instead, for the submitter
 * @param because the values that its condition looked at, by their name in the condition, such as
 *     {@code facts.unfilteredWrites}; long ones are cut
 */
public record PolicyMatch(
    String policy,
    PolicyEffect effect,
    PolicyMode mode,
    String message,
    Map<String, String> because) {
  public PolicyMatch {
    Checks.notBlank(policy, "policy");
    because = Collections.unmodifiableMap(new TreeMap<>(because));
  }

  /** A match that counts, of a rule that looks at nothing of the command. */
  public PolicyMatch(String policy, PolicyEffect effect, String message) {
    this(policy, effect, PolicyMode.ENFORCE, message, Map.of());
  }
}
