package io.countersign.approval;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A person lets another answer in their place for a while.
 *
 * @param from the person who is away
 * @param roles what they could answer by when they said so
 * @param to the person who answers instead
 * @param until from this instant on the delegation gives nothing
 */
public record Delegation(String from, Set<String> roles, String to, Instant until) {
  public Delegation {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    if (from.equals(to)) {
      throw new IllegalArgumentException("nobody stands in for themselves");
    }
  }
}
