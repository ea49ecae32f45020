package io.countersign.local;

import java.util.Locale;
import java.util.Set;

/** The people of the sample realm. None of them is real. */
public enum Person {
  RITA(1),
  ROB(2),
  DANA(3),
  AUDREY(4),
  ADAM(5),
  /** Owns the agents, and may do nothing else. */
  OLGA(6);

  private final int number;

  Person(int number) {
    this.number = number;
  }

  public String username() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The {@code sub} of this person's tokens; the same on every machine. */
  public String subject() {
    return Subject.of(number);
  }

  public Set<String> roles() {
    return switch (this) {
      case RITA, ROB -> Set.of("reviewer");
      case DANA -> Set.of("dba", "reviewer", "on-call");
      case AUDREY -> Set.of("auditor");
      case ADAM -> Set.of("admin", "reviewer");
      case OLGA -> Set.of();
    };
  }

  /** The name of this person's password among the {@link Secrets}. */
  public String secret() {
    return "person." + username();
  }

  String placeholder() {
    return "COUNTERSIGN_PERSON_" + name();
  }
}
