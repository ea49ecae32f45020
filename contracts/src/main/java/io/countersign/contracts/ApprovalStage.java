package io.countersign.contracts;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One group of persons that has to approve. The stages of a requirement are asked one after the
 * other.
 *
 * @param quorum how many distinct persons must approve in this stage, at least 1; a person counts
 *     once in a whole request
 * @param roles a person needs one of these to vote in it
 */
public record ApprovalStage(int quorum, Set<String> roles) {
  public ApprovalStage {
    Checks.atLeast(1, quorum, "quorum");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles must name at least one role that may vote");
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
