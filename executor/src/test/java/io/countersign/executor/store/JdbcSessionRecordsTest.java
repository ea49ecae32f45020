package io.countersign.executor.store;

import io.countersign.executor.session.SessionRecords;
import io.countersign.executor.session.SessionRecordsContract;
import io.countersign.local.DatabaseAccess;
import io.countersign.testing.Infrastructure;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

final class JdbcSessionRecordsTest extends SessionRecordsContract {
  private static DataSource database;

  @BeforeAll
  static void migrate() {
    DatabaseAccess access = Infrastructure.postgres().createDatabase("sessions");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.jdbcUrl());
    source.setUser(access.user());
    source.setPassword(access.password());
    Flyway.configure().dataSource(source).load().migrate();
    database = source;
  }

  @Override
  protected SessionRecords records() {
    return new JdbcSessionRecords(database);
  }
}
