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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Connections to one target with one role, opened when first needed. */
final class TargetPool implements AutoCloseable {
  /** What a fetch may hold in memory; a row that does not fit ends the command. */
  static final String FETCH_BUFFER = "16M";

  static final int FIRST_FETCH = 16;

  private static final Duration IDLE_VALIDATION = Duration.ofSeconds(5);
  private static final Duration MAXIMUM_LIFE = Duration.ofMinutes(30);
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(30);

  /** Who defines functions does not do it for the next command's sake. */
  private static final Duration USER_CODE_LIFE = Duration.ofSeconds(5);

  private final AgroalDataSource pool;
  private volatile @Nullable KnownCode known;

  private record KnownCode(UserCode code, long readAt) {}

  TargetPool(TargetSettings settings, TargetSettings.Credentials credentials, Limits limits)
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
                    .exceptionSorter(TargetPool::isBroken)
                    .connectionFactoryConfiguration(
                        f -> connections(f, settings, credentials, limits)));
    pool = AgroalDataSource.from(configuration);
  }

  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** As of a few seconds ago. */
  UserCode userCode(Connection connection) throws SQLException {
    KnownCode current = known;
    if (current == null || System.nanoTime() - current.readAt() > USER_CODE_LIFE.toNanos()) {
      current = new KnownCode(UserCode.visibleTo(connection), System.nanoTime());
      known = current;
    }
    return current.code();
  }

  @Override
  public void close() {
    pool.close();
  }

  private static AgroalConnectionFactoryConfigurationSupplier connections(
      AgroalConnectionFactoryConfigurationSupplier factory,
      TargetSettings settings,
      TargetSettings.Credentials credentials,
      Limits limits) {
    properties(limits).forEach(factory::jdbcProperty);
    return factory
        .connectionProviderClass(Driver.class)
        .jdbcUrl(settings.jdbcUrl())
        .principal(new NamePrincipal(credentials.username()))
        .credential(new SimplePassword(credentials.password()));
  }

  private static Map<String, String> properties(Limits limits) {
    long patience = limits.statementTimeout().plus(SOCKET_MARGIN).toSeconds();
    return Map.ofEntries(
        Map.entry("ApplicationName", "countersign-executor"),
        Map.entry("connectTimeout", "5"),
        Map.entry("socketTimeout", Long.toString(patience)),
        Map.entry("tcpKeepAlive", "true"),
        // Values arrive in PostgreSQL's own text form, with every digit.
        Map.entry("binaryTransfer", "false"),
        Map.entry("prepareThreshold", "0"),
        // A renamed column must not be taken for what it was called before.
        Map.entry("databaseMetadataCacheFields", "0"),
        Map.entry("maxResultBuffer", FETCH_BUFFER),
        Map.entry("adaptiveFetch", "true"),
        Map.entry("adaptiveFetchMaximum", "500"),
        Map.entry("defaultRowFetchSize", Integer.toString(FIRST_FETCH)));
  }

  /** Class 08 is a broken connection, 57P0x a server that shut down (PostgreSQL manual, app. A). */
  private static boolean isBroken(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }
}
