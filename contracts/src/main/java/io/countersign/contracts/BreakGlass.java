package io.countersign.contracts;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may run a command of their own before anybody has approved it, and answer for that
 * afterwards.
 *
 * @param roles a person needs one of these
 * @param reviewWithin how soon others have to look at it; later than that, it is escalated
 */
public record BreakGlass(Set<String> roles, Duration reviewWithin) {
  public BreakGlass {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles must name at least one role that may break glass");
    }
    if (!reviewWithin.isPositive()) {
      throw new IllegalArgumentException("reviewWithin must be positive, not " + reviewWithin);
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
