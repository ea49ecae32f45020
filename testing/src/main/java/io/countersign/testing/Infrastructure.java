package io.countersign.testing;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.PostgresCluster;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.infrastructure.InfrastructureConnection;
import io.countersign.testing.infrastructure.InfrastructureSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka, one PostgreSQL and one Keycloak for all test JVMs of a build. Each part starts when a
 * test first asks for it; all of them end by themselves a while after the last test JVM did.
 */
public final class Infrastructure {
  private static @Nullable InfrastructureConnection connection;

  private Infrastructure() {}

  /** This JVM's broker. The same at every call; no other JVM uses it at the same time. */
  public static Kafka kafka() {
    return new Kafka(connection().kafka());
  }

  /** The PostgreSQL server. */
  public static Postgres postgres() {
    return new Postgres();
  }

  /** This JVM's copy of the sample shop. The same at every call. */
  public static ShopDatabase shop() {
    return shop(connection().shop());
  }

  /** Keycloak with the sample realm. */
  public static Keycloak keycloak() {
    return new Keycloak(connection().keycloak());
  }

  /** A broker with Countersign's topics. */
  public record Kafka(String bootstrapServers) {}

  /** The server that makes databases. */
  public static final class Postgres {
    private Postgres() {}

    /**
     * A new, empty database and its owner; dropped when this JVM has ended.
     *
     * @param purpose lower-case letters, digits, _ and -; part of its name
     */
    public DatabaseAccess createDatabase(String purpose) {
      return access("", connection().database(purpose));
    }

    /** A new copy of the sample shop as it was made; dropped when this JVM has ended. */
    public ShopDatabase createShop() {
      return shop(connection().newShop());
    }

    /** The superuser's way to a database. Roles belong to all that use the server: name them so. */
    public DatabaseAccess administrator(DatabaseAccess database) {
      return new DatabaseAccess(
          database.host(),
          database.port(),
          database.database(),
          PostgresCluster.SUPERUSER,
          connection().secret(PostgresCluster.secret(PostgresCluster.SUPERUSER)));
    }
  }

  /** An identity provider. */
  public record Keycloak(String issuer) {}

  static synchronized InfrastructureConnection connection() {
    InfrastructureConnection open = connection;
    if (open == null) {
      open = InfrastructureConnection.open(InfrastructureSettings.ofThisBuild());
      connection = open;
    }
    return open;
  }

  private static ShopDatabase shop(Map<String, String> fields) {
    return new ShopDatabase(
        access("owner.", fields), access("reader.", fields), access("writer.", fields));
  }

  private static DatabaseAccess access(String prefix, Map<String, String> fields) {
    return new DatabaseAccess(
        field(fields, prefix + "host"),
        Integer.parseInt(field(fields, prefix + "port")),
        field(fields, prefix + "database"),
        field(fields, prefix + "user"),
        field(fields, prefix + "password"));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("the infrastructure process gave no " + name);
    }
    return value;
  }
}
