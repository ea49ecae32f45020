package io.countersign.executor.postgres;

import io.countersign.contracts.Classification;
import io.countersign.executor.Limits;
import io.countersign.executor.Work;
import io.countersign.executor.target.CredentialSource;
import io.countersign.executor.target.TargetDriver;
import io.countersign.executor.target.TargetPool;
import io.countersign.executor.target.TargetSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Connections to PostgreSQL with one role, the code of users that the role can call, and their
 * comments.
 */
final class PostgresPool implements AutoCloseable {
  /** What a fetch may hold in memory; a row that does not fit ends the command. */
  static final String FETCH_BUFFER = "16M";

  static final int FIRST_FETCH = 16;

  /** Who defines functions or comments on columns does not do it for the next command's sake. */
  private static final Duration OBJECTS_LIFE = Duration.ofSeconds(5);

  private final TargetPool pool;
  private volatile @Nullable KnownObjects known;

  private record KnownObjects(UserCode code, List<Classification> tags, long readAt) {}

  PostgresPool(TargetSettings settings, CredentialSource credentials, Limits limits)
      throws SQLException {
    pool =
        new TargetPool(
            settings,
            credentials,
            limits,
            new TargetDriver(Driver.class, properties(limits), PostgresPool::isBroken));
  }

  Connection connection() throws SQLException {
    return pool.connection();
  }

  /** As of a few seconds ago. */
  UserCode userCode(Connection connection) throws SQLException {
    return objects(connection).code();
  }

  /** The same work, knowing what comments in the database said of columns a few seconds ago. */
  Work tagged(Work work, Connection connection) throws SQLException {
    List<Classification> tags = objects(connection).tags();
    return tags.isEmpty() ? work : work.alsoClassifying(tags);
  }

  private KnownObjects objects(Connection connection) throws SQLException {
    KnownObjects current = known;
    if (current == null || System.nanoTime() - current.readAt() > OBJECTS_LIFE.toNanos()) {
      current =
          new KnownObjects(
              UserCode.visibleTo(connection), ColumnTags.read(connection), System.nanoTime());
      known = current;
    }
    return current;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Map<String, String> properties(Limits limits) {
    return Map.ofEntries(
        Map.entry("ApplicationName", "countersign-executor"),
        Map.entry("connectTimeout", "5"),
        Map.entry("socketTimeout", Long.toString(TargetPool.patience(limits).toSeconds())),
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
  static boolean isBroken(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }
}
