package io.countersign.benchmarks.approval;

import io.countersign.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** approval-service's own database, seen from outside. */
final class OpenRequests {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final DatabaseAccess database;

  OpenRequests(DatabaseAccess database) {
    this.database = database;
  }

  long count() {
    return number("select count(*) from approval_request where state in ('queued', 'pending')");
  }

  void awaitAtLeast(long count) {
    await(() -> count() >= count);
  }

  /** Lets the time of all of them be over, and waits until that has been told. */
  Duration closeAll() {
    long begin = System.nanoTime();
    run(
        "update approval_request set requested_at = now() - interval '2 s', expires_at = now() - interval '1 s',"
            + " due_at = now() - interval '1 s' where state = 'pending'");
    await(() -> count() == 0 && number("select count(*) from outbox") == 0);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("approval-service did not get there in " + PATIENCE);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private long number(String query) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
