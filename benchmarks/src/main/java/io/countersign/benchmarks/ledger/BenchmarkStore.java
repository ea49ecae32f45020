package io.countersign.benchmarks.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.countersign.audit.PartitionPeriod;
import io.countersign.audit.StoreSettings;
import io.countersign.audit.TrailSettings;
import io.countersign.local.DatabaseAccess;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The audit store's database, as the service has it. */
public final class BenchmarkStore {
  /** The defaults. */
  public static final StoreSettings SETTINGS =
      new StoreSettings() {
        @Override
        public PartitionPeriod partitionPeriod() {
          return PartitionPeriod.MONTH;
        }

        @Override
        public int resultRows() {
          return 100;
        }
      };

  /** The defaults. */
  public static final TrailSettings TRAIL =
      new TrailSettings() {
        @Override
        public long valueBytes() {
          return 8 << 20;
        }

        @Override
        public Duration queryTimeout() {
          return Duration.ofSeconds(30);
        }
      };

  private BenchmarkStore() {}

  /** With a pool, and the service's tables. */
  public static DataSource database(DatabaseAccess access) throws SQLException {
    DataSource dataSource =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool ->
                    pool.maxSize(2)
                        .connectionFactoryConfiguration(connection ->
                            connection
                                .jdbcUrl(access.jdbcUrl())
                                .principal(new NamePrincipal(access.user()))
                                .credential(new SimplePassword(access.password()))
                                .jdbcProperty("options", "-c synchronous_commit=off"))));
    // On the class path there are those of the other services too.
    Flyway.configure()
        .dataSource(dataSource)
        .locations("filesystem:audit-store/src/main/resources/db/migration")
        .load()
        .migrate();
    return dataSource;
  }
}
