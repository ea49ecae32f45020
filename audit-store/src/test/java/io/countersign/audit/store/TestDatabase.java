package io.countersign.audit.store;

import io.countersign.audit.PartitionPeriod;
import io.countersign.audit.StoreSettings;
import io.countersign.audit.TrailSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.testing.Infrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own, with the service's schema. */
public final class TestDatabase {
  static final TrailSettings SETTINGS = settings(1 << 20);

  static final StoreSettings STORE = store(PartitionPeriod.MONTH, 10);

  private TestDatabase() {}

  /** Partitions of a month, and the first ten rows of a result. */
  public static PostgresRecordStore store(DataSource dataSource) {
    return new PostgresRecordStore(dataSource, STORE, Clock.systemUTC());
  }

  public static DataSource create() {
    return of(Infrastructure.postgres().createDatabase("audit"));
  }

  public static DataSource of(DatabaseAccess access) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(access.jdbcUrl());
    dataSource.setUser(access.user());
    dataSource.setPassword(access.password());
    Flyway.configure().dataSource(dataSource).load().migrate();
    return dataSource;
  }

  static StoreSettings store(PartitionPeriod period, int resultRows) {
    return new StoreSettings() {
      @Override
      public PartitionPeriod partitionPeriod() {
        return period;
      }

      @Override
      public int resultRows() {
        return resultRows;
      }
    };
  }

  static TrailSettings settings(long valueBytes) {
    return new TrailSettings() {
      @Override
      public long valueBytes() {
        return valueBytes;
      }

      @Override
      public Duration queryTimeout() {
        return Duration.ofSeconds(30);
      }
    };
  }

  public static long count(DataSource dataSource, String query) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
