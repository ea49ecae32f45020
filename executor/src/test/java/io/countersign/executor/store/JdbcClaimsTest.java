package io.countersign.executor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CommandId;
import io.countersign.executor.Claims;
import io.countersign.executor.ClaimsContract;
import io.countersign.executor.Run;
import io.countersign.local.DatabaseAccess;
import io.countersign.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class JdbcClaimsTest extends ClaimsContract {
  private static DataSource database;

  @BeforeAll
  static void migrate() {
    DatabaseAccess access = Infrastructure.postgres().createDatabase("claims");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.jdbcUrl());
    source.setUser(access.user());
    source.setPassword(access.password());
    Flyway.configure().dataSource(source).load().migrate();
    database = source;
  }

  @Override
  protected Claims claims() {
    return new JdbcClaims(database, Duration.ofMinutes(1));
  }

  @Test
  void knowsARunAsAliveUntilItLeaves() {
    Run run = new Run("executor-9", UUID.randomUUID());
    Presence presence = new Presence(database, run);

    List<CommandId> cancelled = presence.show();

    assertThat(cancelled).isEmpty();
    assertThat(claims().isAlive(run)).isTrue();
    assertThat(new JdbcClaims(database, Duration.ZERO).isAlive(run)).isFalse();
    presence.leave();
    assertThat(claims().isAlive(run)).isFalse();
  }
}
