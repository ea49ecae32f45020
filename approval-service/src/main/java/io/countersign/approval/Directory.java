package io.countersign.approval;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The persons whom somebody wrote down; everybody else is whom their account says. */
public final class Directory implements People {
  private final Map<String, Person> byName = new HashMap<>();
  private final Map<String, Person> bySubject = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two persons have the same id or share a subject, or one is
   *     called as another's subject
   */
  public Directory(List<Person> persons) {
    for (Person person : persons) {
      checkNotAmbiguous(person, persons);
      if (byName.put(person.id(), person) != null) {
        throw new IllegalArgumentException("two persons are called " + person.id());
      }
      for (String subject : person.subjects()) {
        if (bySubject.put(subject, person) != null) {
          throw new IllegalArgumentException("two persons have the subject " + subject);
        }
      }
    }
  }

  private static void checkNotAmbiguous(Person person, List<Person> persons) {
    if (persons.stream().anyMatch(p -> !p.equals(person) && p.subjects().contains(person.id()))) {
      throw new IllegalArgumentException(
          "the person " + person.id() + " is called as an account of somebody else");
    }
  }

  @Override
  public Person withSubject(String subject, String name) {
    return Optional.ofNullable(bySubject.get(subject))
        .orElseGet(() -> new Person(subject, name, Set.of(subject), null, ZoneOffset.UTC));
  }

  @Override
  public Optional<Person> named(String nameOrSubject) {
    return Optional.ofNullable(byName.get(nameOrSubject))
        .or(() -> Optional.ofNullable(bySubject.get(nameOrSubject)));
  }
}
