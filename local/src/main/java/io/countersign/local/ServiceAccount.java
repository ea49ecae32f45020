package io.countersign.local;

import java.util.Locale;

/** The programs of the sample realm that sign in with a secret of their own. */
public enum ServiceAccount {
  NIGHT_AGENT(11, "agent"),
  REPORT_AGENT(12, "agent"),
  COMMAND_INTAKE(13, "service");

  /** Who answers for the agents. */
  public static final Person OWNER = Person.OLGA;

  private final int number;
  private final String role;

  ServiceAccount(int number, String role) {
    this.number = number;
    this.role = role;
  }

  public String clientId() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The {@code sub} of this program's tokens; the same on every machine. */
  public String subject() {
    return Subject.of(number);
  }

  public String role() {
    return role;
  }

  /** The name of this program's client secret among the {@link Secrets}. */
  public String secret() {
    return "client." + clientId();
  }

  String placeholder() {
    return "COUNTERSIGN_CLIENT_" + name();
  }
}
