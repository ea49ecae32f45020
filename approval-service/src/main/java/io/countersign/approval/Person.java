package io.countersign.approval;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A human being, however many accounts they sign in with.
 *
 * @param id what persons are told apart by: the name that the directory of people gives, or the
 *     subject of somebody who is not in it
 * @param name the name people know the person by
 * @param subjects the accounts at the identity provider
 * @param email where digests go; absent where none is known
 * @param zone where their day begins and ends
 */
public record Person(
    String id, String name, Set<String> subjects, @Nullable String email, ZoneId zone) {
  public Person {
    subjects = Collections.unmodifiableSet(new TreeSet<>(subjects));
  }

  /** Whether a requirement or directory means this person by this name. */
  public boolean isCalled(String nameOrSubject) {
    return id.equals(nameOrSubject) || subjects.contains(nameOrSubject);
  }
}
