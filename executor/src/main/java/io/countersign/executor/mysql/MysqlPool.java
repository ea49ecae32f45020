package io.countersign.executor.mysql;

import io.countersign.executor.Limits;
import io.countersign.executor.target.CredentialSource;
import io.countersign.executor.target.TargetDriver;
import io.countersign.executor.target.TargetPool;
import io.countersign.executor.target.TargetSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.mariadb.jdbc.Driver;

/** Connections with one account, and a few from the side for breaking off what those are doing. */
final class MysqlPool implements AutoCloseable {
  private static final int AT_THE_SIDE = 2;

  private final TargetPool commands;
  private final TargetPool side;

  MysqlPool(TargetSettings settings, CredentialSource credentials, Limits limits)
      throws SQLException {
    TargetDriver driver = new TargetDriver(Driver.class, properties(limits), MysqlPool::isBroken);
    commands = new TargetPool(settings, credentials, limits, driver);
    side = new TargetPool(settings.withPoolSize(AT_THE_SIDE), credentials, limits, driver);
  }

  Connection connection() throws SQLException {
    return commands.connection();
  }

  /** Ends the statement that a connection is at; an account may do so with its own connections. */
  void breakOff(long connectionId) throws SQLException {
    kill("KILL QUERY " + connectionId);
  }

  /** Ends a connection, which rolls it back. */
  void disconnect(long connectionId) throws SQLException {
    kill("KILL CONNECTION " + connectionId);
  }

  private void kill(String sql) throws SQLException {
    try (Connection connection = side.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    commands.close();
    side.close();
  }

  /**
   * One statement per message, no file of ours, nothing that rewrites a text or hides a value
   * (MariaDB Connector/J, "Connection String Parameters").
   */
  private static Map<String, String> properties(Limits limits) {
    return Map.ofEntries(
        Map.entry("allowMultiQueries", "false"),
        Map.entry("allowLocalInfile", "false"),
        Map.entry(
            "restrictedAuth",
            "mysql_native_password,client_ed25519,caching_sha2_password," + "parsec"),
        Map.entry("useServerPrepStmts", "true"),
        Map.entry("cachePrepStmts", "false"),
        Map.entry("useResetConnection", "true"),
        Map.entry("dumpQueriesOnException", "false"),
        Map.entry("permitRedirect", "false"),
        Map.entry("tinyInt1isBit", "false"),
        Map.entry("transformedBitIsBoolean", "false"),
        Map.entry("yearIsDateType", "false"),
        Map.entry("connectTimeout", "5000"),
        Map.entry("socketTimeout", Long.toString(TargetPool.patience(limits).toMillis())));
  }

  static boolean isBroken(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.startsWith("08");
  }
}
