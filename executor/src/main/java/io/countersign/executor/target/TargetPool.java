package io.countersign.executor.target;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.countersign.executor.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections to one target with one role, opened when first needed. */
public final class TargetPool implements AutoCloseable {
  private static final Duration IDLE_VALIDATION = Duration.ofSeconds(5);
  private static final Duration MAXIMUM_LIFE = Duration.ofMinutes(30);
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(30);

  private final AgroalDataSource pool;

  public TargetPool(
      TargetSettings settings,
      TargetSettings.Credentials credentials,
      Limits limits,
      TargetDriver driver)
      throws SQLException {
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier()
            .dataSourceImplementation(DataSourceImplementation.AGROAL)
            .metricsEnabled(false)
            .connectionPoolConfiguration(p ->
                p.initialSize(0)
                    .minSize(0)
                    .maxSize(settings.poolSize())
                    // As long as one command may hold a connection.
                    .acquisitionTimeout(limits.statementTimeout())
                    .maxLifetime(MAXIMUM_LIFE)
                    .idleValidationTimeout(IDLE_VALIDATION)
                    .exceptionSorter(driver.isBroken()::test)
                    .connectionFactoryConfiguration(
                        f -> connections(f, settings, credentials, driver)));
    pool = AgroalDataSource.from(configuration);
  }

  public Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** How long a driver waits for a server that is silent: longer than any statement may take. */
  public static Duration patience(Limits limits) {
    return limits.statementTimeout().plus(SOCKET_MARGIN);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static AgroalConnectionFactoryConfigurationSupplier connections(
      AgroalConnectionFactoryConfigurationSupplier factory,
      TargetSettings settings,
      TargetSettings.Credentials credentials,
      TargetDriver driver) {
    driver.properties().forEach(factory::jdbcProperty);
    return factory
        .connectionProviderClass(driver.driver())
        .jdbcUrl(settings.jdbcUrl())
        .principal(new NamePrincipal(credentials.username()))
        .credential(new SimplePassword(credentials.password()));
  }
}
