package io.countersign.approval;

import java.util.Optional;

/** Who is who. */
public interface People {
  /** The person who signs in with an account; of an account that nobody lists, its own person. */
  Person withSubject(String subject, String name);

  /** Somebody by the name that the directory gives, or by a subject that it lists. */
  Optional<Person> named(String nameOrSubject);
}
