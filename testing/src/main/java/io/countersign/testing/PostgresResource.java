package io.countersign.testing;

import io.countersign.local.DatabaseAccess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a service under test a new database as its default data source. The argument {@code
 * database} makes its name recognisable.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private String purpose = "service";

  @Override
  public void init(Map<String, String> arguments) {
    purpose = arguments.getOrDefault("database", purpose);
  }

  @Override
  public Map<String, String> start() {
    DatabaseAccess database = Infrastructure.postgres().createDatabase(purpose);
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }

  @Override
  public void stop() {}
}
