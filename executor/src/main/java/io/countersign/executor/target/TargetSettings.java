package io.countersign.executor.target;

/**
 * How to reach a target.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://host:5432/shop}
 * @param reader a role that can only read
 * @param writer a role that can also write
 * @param poolSize connections per role
 */
public record TargetSettings(String jdbcUrl, Credentials reader, Credentials writer, int poolSize) {
  private static final String SCHEME = "jdbc:";

  public TargetSettings {
    if (!jdbcUrl.startsWith(SCHEME)) {
      throw new IllegalArgumentException("a target's JDBC URL begins with " + SCHEME);
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("a target's pool needs at least one connection");
    }
  }

  /** The same with another number of connections. */
  public TargetSettings withPoolSize(int size) {
    return new TargetSettings(jdbcUrl, reader, writer, size);
  }

  /** A role and its password, which never shows. */
  public record Credentials(String username, String password) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }
}
