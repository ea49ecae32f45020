package io.countersign.executor.target;

import io.countersign.executor.TargetLimits;
import java.time.Clock;

/**
 * How to reach a target.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://host:5432/shop}
 * @param reader a role that can only read
 * @param writer a role that can also write
 * @param poolSize connections per role
 * @param limits narrower than the executor's own, where it says so
 * @param roleCheck what follows when a role could do more than it is for
 * @param reachability what its connections find out about it
 */
public record TargetSettings(
    String jdbcUrl,
    CredentialSource reader,
    CredentialSource writer,
    int poolSize,
    TargetLimits limits,
    RoleCheckPolicy roleCheck,
    Reachability reachability) {
  private static final String SCHEME = "jdbc:";

  public TargetSettings {
    if (!jdbcUrl.startsWith(SCHEME)) {
      throw new IllegalArgumentException("a target's JDBC URL begins with " + SCHEME);
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("a target's pool needs at least one connection");
    }
  }

  /** With the executor's limits alone, and roles that are whatever they are. */
  public TargetSettings(
      String jdbcUrl, CredentialSource reader, CredentialSource writer, int poolSize) {
    this(
        jdbcUrl,
        reader,
        writer,
        poolSize,
        TargetLimits.upTo(poolSize),
        RoleCheckPolicy.WARN,
        new Reachability(Clock.systemUTC()));
  }

  /** The same with another number of connections. */
  public TargetSettings withPoolSize(int size) {
    return new TargetSettings(jdbcUrl, reader, writer, size, limits, roleCheck, reachability);
  }

  /** A role and its password, which never shows. */
  public record Credentials(String username, String password) implements CredentialSource {
    @Override
    public Credentials current() {
      return this;
    }

    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }
}
