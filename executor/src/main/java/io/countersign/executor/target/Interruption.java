package io.countersign.executor.target;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Breaks off whatever a connection is doing. PostgreSQL ignores such a request while the connection
 * is between two statements, so it is repeated until the run has ended.
 */
final class Interruption {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final PGConnection connection;
  private @Nullable Thread requests;
  private boolean over;

  Interruption(PGConnection connection) {
    this.connection = connection;
  }

  synchronized void start() {
    if (requests == null && !over) {
      requests = Thread.ofVirtual().name("interruption").start(this::repeat);
    }
  }

  /** When this returns, no request is on its way: the next statement is safe. */
  synchronized void stop() {
    over = true;
  }

  private void repeat() {
    while (request()) {
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }

  private synchronized boolean request() {
    if (!over) {
      try {
        connection.cancelQuery();
      } catch (SQLException e) {
        over = true; // The connection is gone, and with it whatever ran.
      }
    }
    return !over;
  }
}
