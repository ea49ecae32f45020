package io.countersign.contracts;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to happen before a command may run.
 *
 * @param quorum how many distinct persons must approve, at least 1
 * @param roles a person needs one of these to vote
 * @param expiresAfter how long the question stays open
 */
public record ApprovalRequirement(int quorum, Set<String> roles, Duration expiresAfter) {
  public ApprovalRequirement {
    Checks.atLeast(1, quorum, "quorum");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles must name at least one role that may vote");
    }
    if (!expiresAfter.isPositive()) {
      throw new IllegalArgumentException("expiresAfter must be positive, not " + expiresAfter);
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
