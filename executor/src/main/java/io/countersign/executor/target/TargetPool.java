package io.countersign.executor.target;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.countersign.executor.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connections to one target with one role, opened when first needed. */
public final class TargetPool implements AutoCloseable {
  private static final Duration IDLE_VALIDATION = Duration.ofSeconds(5);
  private static final Duration MAXIMUM_LIFE = Duration.ofMinutes(30);
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(TargetPool.class);

  private static final String AUTHORIZATION = "28";
  private static final String INVALID_AUTHORIZATION = "28000";

  /** Broken or refused connections, a server that shuts down, and one that has too many. */
  private static final List<String> UNREACHED = List.of("08", AUTHORIZATION, "57P", "53300");

  private final CredentialSource credentials;
  private final Reachability reachability;
  private final AtomicReference<TargetSettings.@Nullable Credentials> used =
      new AtomicReference<>();
  private final AgroalDataSource pool;

  public TargetPool(
      TargetSettings settings, CredentialSource credentials, Limits limits, TargetDriver driver)
      throws SQLException {
    this.credentials = credentials;
    this.reachability = settings.reachability();
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

  /**
   * @throws SQLException also if the credentials cannot be read
   */
  public Connection connection() throws SQLException {
    TargetSettings.Credentials now = current();
    retireConnectionsOfOthers(now);
    try {
      return reached(pool.getConnection());
    } catch (SQLException e) {
      if (isRefusal(e) && !current().equals(now)) {
        return connectionAgain(); // They were replaced between being read and being used.
      }
      throw missed(e);
    }
  }

  private Connection connectionAgain() throws SQLException {
    try {
      return reached(pool.getConnection());
    } catch (SQLException e) {
      throw missed(e);
    }
  }

  private TargetSettings.Credentials current() throws SQLException {
    try {
      return credentials.current();
    } catch (CredentialsUnavailableException e) {
      LOG.warn(e.getMessage());
      throw missed(new SQLException(e.getMessage(), INVALID_AUTHORIZATION, e));
    }
  }

  /** Those in use are closed when they are given back. */
  private void retireConnectionsOfOthers(TargetSettings.Credentials now) {
    TargetSettings.Credentials before = used.getAndSet(now);
    if (before != null && !before.equals(now)) {
      LOG.infof("New credentials of %s are used for new connections", now.username());
      pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }
  }

  private Connection reached(Connection connection) {
    reachability.reached();
    return connection;
  }

  private SQLException missed(SQLException e) {
    String state = e.getSQLState();
    if (state != null && UNREACHED.stream().anyMatch(state::startsWith)) {
      reachability.missed();
    }
    return e;
  }

  private static boolean isRefusal(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.startsWith(AUTHORIZATION);
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
      CredentialSource credentials,
      TargetDriver driver) {
    driver.properties().forEach(factory::jdbcProperty);
    return factory
        .connectionProviderClass(driver.driver())
        .jdbcUrl(settings.jdbcUrl())
        .addSecurityProvider(new CurrentCredentials())
        .credential(credentials);
  }
}
