package io.countersign.intake.store;

import io.countersign.intake.IdempotencyKeys;
import io.countersign.intake.IdempotencyKeysContract;
import io.countersign.intake.MovableClock;
import io.countersign.testing.Infrastructure;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresIdempotencyKeysTest extends IdempotencyKeysContract {
  private static DataSource database;
  private final MovableClock clock = new MovableClock();
  private final IdempotencyKeys keys = new PostgresIdempotencyKeys(database, () -> LIFE, clock);

  @BeforeAll
  static void create() {
    var access = Infrastructure.postgres().createDatabase("intake_keys");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.jdbcUrl());
    source.setUser(access.user());
    source.setPassword(access.password());
    database = source;
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Override
  protected IdempotencyKeys keys() {
    return keys;
  }

  @Override
  protected void pass(Duration time) {
    clock.pass(time);
  }
}
