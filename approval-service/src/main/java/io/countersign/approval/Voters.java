package io.countersign.approval;

import io.countersign.contracts.Principal;
import java.time.Instant;
import java.util.Optional;

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
    return new Voter(
        principal,
        person,
        delegations.to(person.id(), now).stream()
            .map(this::today)
            .flatMap(Optional::stream)
            .toList());
  }

  /** The directory may know by now who it is that is away; nobody is their own deputy. */
  private Optional<Delegation> today(Delegation given) {
    String from = people.named(given.from()).map(Person::id).orElse(given.from());
    return from.equals(given.to())
        ? Optional.empty()
        : Optional.of(new Delegation(from, given.roles(), given.to(), given.until()));
  }
}
