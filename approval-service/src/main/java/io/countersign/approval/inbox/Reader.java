package io.countersign.approval.inbox;

import io.countersign.approval.Delegation;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import io.countersign.approval.Voter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who looks for what waits for them.
 *
 * @param person by which their answers are kept
 * @param accounts their subjects: commands that these submitted, or own, are not theirs to decide
 * @param keys by which they are asked; none for an agent, which is never asked
 * @param standsInFor in whose place they may answer
 */
public record Reader(
    String person, Set<String> accounts, Set<String> keys, List<Absent> standsInFor) {
  public Reader {
    accounts = Set.copyOf(accounts);
    keys = Set.copyOf(keys);
    standsInFor = List.copyOf(standsInFor);
  }

  /** Somebody who is away; what it says is as for the reader. */
  public record Absent(String person, Set<String> accounts, Set<String> keys) {
    public Absent {
      accounts = Set.copyOf(accounts);
      keys = Set.copyOf(keys);
    }
  }

  /** Whether there may be answers of theirs. */
  public boolean decides() {
    return !keys.isEmpty();
  }

  public static Reader of(Voter voter, People people) {
    if (voter.principal().isAgent()) {
      return new Reader(voter.person().id(), accounts(voter), Set.of(), List.of());
    }
    return new Reader(
        voter.person().id(),
        accounts(voter),
        keys(
            voter.principal().roles(),
            Stream.concat(Stream.of(voter.person().id()), voter.person().subjects().stream())),
        voter.standsInFor().stream().map(d -> absent(d, people)).toList());
  }

  private static Set<String> accounts(Voter voter) {
    Set<String> accounts = new TreeSet<>(voter.person().subjects());
    accounts.add(voter.principal().subject());
    return accounts;
  }

  private static Absent absent(Delegation delegation, People people) {
    String from = delegation.from();
    return new Absent(
        from,
        people.named(from).map(Person::subjects).orElse(Set.of(from)),
        keys(delegation.roles(), Stream.of(from)));
  }

  private static Set<String> keys(Set<String> roles, Stream<String> names) {
    return Stream.concat(roles.stream().map(Addressee::role), names.map(Addressee::person))
        .collect(Collectors.toSet());
  }
}
