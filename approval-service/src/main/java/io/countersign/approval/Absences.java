package io.countersign.approval;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets persons who are away have others answer in their place. */
public final class Absences {
  private final Delegations delegations;
  private final People people;
  private final Entitlements entitlements;
  private final Duration longest;

  public Absences(
      Delegations delegations,
      People people,
      Entitlements entitlements,
      ApprovalSettings settings) {
    this.delegations = delegations;
    this.people = people;
    this.entitlements = entitlements;
    this.longest = settings.longestDelegation();
  }

  /**
   * From now on, somebody else may answer what this person could answer, too.
   *
   * @param to the other person, as the directory names them, or by subject
   */
  public DelegationResult delegate(Principal by, String to, Instant until, Instant now) {
    if (by.isAgent()) {
      return refused(
          DelegationRefusal.AGENT,
          "An agent never decides, so nobody can decide in its place. Ask a person to do this for themselves.");
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(longest))) {
      return refused(
          DelegationRefusal.UNTIL_OUT_OF_BOUNDS,
          "Field 'until' is %s; it is a moment from now on, up to %s, which is %s ahead."
              .formatted(until, now.plus(longest), longest));
    }
    Optional<Person> deputy = known(to);
    if (deputy.isEmpty()) {
      return refused(
          DelegationRefusal.UNKNOWN_PERSON,
          "Nobody is known as '%s'. Name somebody as the directory of people does, or by the subject of an account that has signed in here."
              .formatted(to));
    }
    return delegate(by, deputy.get(), until);
  }

  private DelegationResult delegate(Principal by, Person deputy, Instant until) {
    Person absent = people.withSubject(by.subject(), by.name());
    if (deputy.id().equals(absent.id())) {
      return refused(
          DelegationRefusal.ONESELF,
          "You are '%s' yourself. Name another person.".formatted(deputy.id()));
    }
    Delegation delegation = new Delegation(absent.id(), by.roles(), deputy.id(), until);
    delegations.set(delegation, by);
    return new DelegationResult.Done(delegation);
  }

  private Optional<Person> known(String nameOrSubject) {
    return nameOrSubject.isBlank()
        ? Optional.empty()
        : entitlements.personsAnswering(new Approvers(Set.of(), Set.of(nameOrSubject))).stream()
            .findFirst();
  }

  public void end(Principal by) {
    delegations.end(people.withSubject(by.subject(), by.name()).id(), by);
  }

  /** Whom a person lets answer in their place. */
  public Optional<Delegation> of(Principal by, Instant now) {
    return delegations.from(people.withSubject(by.subject(), by.name()).id(), now);
  }

  /** In whose place a person may answer. */
  public List<Delegation> standIns(Principal by, Instant now) {
    return delegations.to(people.withSubject(by.subject(), by.name()).id(), now);
  }

  private static DelegationResult refused(DelegationRefusal reason, String message) {
    return new DelegationResult.Refused(reason, message);
  }
}
