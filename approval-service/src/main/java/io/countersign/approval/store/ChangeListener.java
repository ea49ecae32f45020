package io.countersign.approval.store;

import io.agroal.api.AgroalDataSource;
import io.countersign.approval.inbox.Feed;
import io.countersign.contracts.ApprovalRequestId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what any replica has committed: one connection that listens (PostgreSQL manual, LISTEN).
 * When it breaks, another is opened, and what was committed in between is looked up.
 */
@ApplicationScoped
public class ChangeListener {
  private static final Logger LOG = Logger.getLogger(ChangeListener.class);

  /** How long the end of the service waits for it at most. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AgroalDataSource database;
  private final Feed feed;
  private final Clock clock;
  private final Semaphore stopped = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("change-listener").unstarted(this::work);

  ChangeListener(AgroalDataSource database, Feed feed, Clock clock) {
    this.database = database;
    this.feed = feed;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.release();
    thread.join();
  }

  private void work() {
    Instant heard = clock.instant();
    try {
      do {
        heard = listen(heard);
      } while (!stopped.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the connection breaks or the service ends; gives the time up to which all was told. */
  private Instant listen(Instant since) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return hear(connection, statement, since);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Changes are not heard of for a moment: %s. Listening anew.", e.getMessage());
      return since;
    }
  }

  /** What goes wrong before the first is told again from {@code since}; later on from there. */
  private Instant hear(Connection connection, Statement statement, Instant since)
      throws SQLException {
    Instant heard = since;
    try {
      statement.execute("listen " + StandingRows.CHANNEL);
      feed.missed(since);
      PGConnection listening = connection.unwrap(PGConnection.class);
      while (stopped.availablePermits() == 0) {
        Instant now = clock.instant();
        tell(listening.getNotifications(Math.toIntExact(PATIENCE.toMillis())));
        heard = now;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Changes are not heard of for a moment: %s. Listening anew.", e.getMessage());
    }
    try {
      // The pool gets it back as it was; if that fails, the pool sees that it is broken.
      statement.execute("unlisten *");
    } catch (SQLException e) {
      LOG.debug("The connection that listened is broken", e);
    }
    return heard;
  }

  private void tell(PGNotification[] notifications) {
    Arrays.stream(notifications)
        .map(PGNotification::getParameter)
        .distinct()
        .map(ApprovalRequestId::parse)
        .forEach(feed::changed);
  }
}
