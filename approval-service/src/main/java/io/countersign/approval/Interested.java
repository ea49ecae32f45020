package io.countersign.approval;

import io.countersign.contracts.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The persons in whose interest a command is, by whose own word it must not run.
 *
 * @param submitter the person who sent it; of an agent its own name
 * @param owner the person for whom an agent sent it
 */
public record Interested(String submitter, @Nullable String owner) {
  public static Interested in(Principal submitter, People people) {
    return new Interested(
        people.withSubject(submitter.subject(), submitter.name()).id(),
        submitter.owner() == null
            ? null
            : people.withSubject(submitter.owner(), submitter.owner()).id());
  }

  public boolean includes(String person) {
    return person.equals(submitter) || person.equals(owner);
  }
}
