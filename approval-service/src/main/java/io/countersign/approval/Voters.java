package io.countersign.approval;

import io.countersign.contracts.Principal;
import java.time.Instant;

/** Finds the person behind an account, and in whose place they may answer. */
public final class Voters {
  private final People people;
  private final Delegations delegations;

  public Voters(People people, Delegations delegations) {
    this.people = people;
    this.delegations = delegations;
  }

  public Voter of(Principal principal, Instant now) {
    Person person = people.withSubject(principal.subject(), principal.name());
    return new Voter(principal, person, delegations.to(person.id(), now));
  }
}
