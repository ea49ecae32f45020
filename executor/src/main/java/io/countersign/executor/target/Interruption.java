package io.countersign.executor.target;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off whatever a connection is doing. Databases ignore such a request while the connection
 * is between two statements, so it is repeated until the run has ended.
 */
public final class Interruption {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Request request;
  private @Nullable Thread requests;
  private boolean over;

  /** Asks the database to break off what the connection is doing, from the side. */
  @FunctionalInterface
  public interface Request {
    void send() throws SQLException;
  }

  public Interruption(Request request) {
    this.request = request;
  }

  public synchronized void start() {
    if (requests == null && !over) {
      requests = Thread.ofVirtual().name("interruption").start(this::repeat);
    }
  }

  /** When this returns, no request is on its way: the next statement is safe. */
  public synchronized void stop() {
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
        request.send();
      } catch (SQLException e) {
        over = true; // The connection is gone, and with it whatever ran.
      }
    }
    return !over;
  }
}
