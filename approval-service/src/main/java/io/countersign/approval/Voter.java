package io.countersign.approval;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import java.util.Collections;
import java.util.List;

/**
 * A person at the ballot box.
 *
 * @param principal the account that they came with
 * @param standsInFor those in whose place they may answer now
 */
public record Voter(Principal principal, Person person, List<Delegation> standsInFor) {
  public Voter {
    standsInFor = List.copyOf(standsInFor);
  }

  /** Whether these are asked to answer themselves. */
  boolean isAmong(Approvers approvers) {
    return !Collections.disjoint(principal.roles(), approvers.roles())
        || approvers.persons().stream().anyMatch(person::isCalled);
  }

  /** Whether they are asked through somebody who is away. */
  static boolean isAmong(Delegation absent, Approvers approvers) {
    return !Collections.disjoint(absent.roles(), approvers.roles())
        || approvers.persons().contains(absent.from());
  }
}
