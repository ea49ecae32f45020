package io.countersign.audit;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who had a say in a command, and which standing approvals had to do with it.
 *
 * @param people persons, their accounts' subjects and names
 * @param grants ids of grants that it used, or that were issued upon it
 */
public record Involvement(Set<String> people, Set<String> grants) {
  static final Involvement NONE = new Involvement(Set.of(), Set.of());

  public Involvement {
    people = Collections.unmodifiableSet(new TreeSet<>(people));
    grants = Collections.unmodifiableSet(new TreeSet<>(grants));
  }

  static Involvement of(String... people) {
    return new Involvement(new TreeSet<>(List.of(people)), Set.of());
  }

  Involvement join(Involvement other) {
    return new Involvement(union(people, other.people), union(grants, other.grants));
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
