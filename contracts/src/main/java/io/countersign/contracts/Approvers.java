package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may answer: whoever has one of the roles, and the persons who are named.
 *
 * @param roles as the identity provider says them
 * @param persons as the directory of people names them, or by subject
 */
public record Approvers(Set<String> roles, Set<String> persons) {
  public Approvers {
    if (roles.isEmpty() && persons.isEmpty()) {
      throw new IllegalArgumentException("approvers must name at least one role or person");
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    persons = Collections.unmodifiableSet(new TreeSet<>(persons));
  }

  public static Approvers withRoles(Set<String> roles) {
    return new Approvers(roles, Set.of());
  }

  /** These and those. */
  public Approvers and(Approvers others) {
    return new Approvers(union(roles, others.roles), union(persons, others.persons));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /** Such as {@code dba or reviewer or person rita}. */
  @JsonIgnore
  public String text() {
    return Stream.concat(roles.stream(), persons.stream().map(p -> "person " + p))
        .collect(Collectors.joining(" or "));
  }

  void addTo(CanonicalForm form) {
    form.values(roles).values(persons);
  }
}
