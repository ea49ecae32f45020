package io.countersign.executor.settings;

import io.countersign.executor.RunningCommands;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.executor.session.Sessions;
import io.countersign.executor.store.Presence;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Shows that this run is alive, and brings it to an honest end. */
@ApplicationScoped
public class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class);
  private static final int BEFORE_MESSAGES = 1;
  private static final int SIGNS_PER_LEASE = 8;

  /** For commands that were broken off to roll back and to say so. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Presence presence;
  private final RunningCommands running;
  private final SessionLanes lanes;
  private final SessionLanes measuring;
  private final Sessions sessions;
  private final ExecutorConfiguration settings;
  private final ScheduledExecutorService signs =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("presence").factory());

  private final ScheduledExecutorService sweeps =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sessions").factory());

  Lifecycle(
      Presence presence,
      RunningCommands running,
      SessionLanes lanes,
      @Identifier("measuring") SessionLanes measuring,
      Sessions sessions,
      ExecutorConfiguration settings) {
    this.presence = presence;
    this.running = running;
    this.lanes = lanes;
    this.measuring = measuring;
    this.sessions = sessions;
    this.settings = settings;
  }

  void start(@Observes @Priority(BEFORE_MESSAGES) StartupEvent event) {
    presence.show();
    long interval = settings.lease().toMillis() / SIGNS_PER_LEASE;
    var _ =
        signs.scheduleWithFixedDelay(this::showPresence, interval, interval, TimeUnit.MILLISECONDS);
    var _ = sweeps.scheduleWithFixedDelay(this::expireSessions, 1, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    boolean measured = measuring.close(Duration.ZERO);
    if (!lanes.close(settings.shutdownGrace()) || !measured) {
      LOG.warnf("Breaking off %d commands that did not end in time", running.count());
      running.stopAll();
      lanes.close(LAST_WORDS);
      measuring.close(LAST_WORDS);
    }
    signs.shutdownNow();
    sweeps.shutdownNow();
    try {
      sessions.close();
      presence.leave();
    } catch (StoreUnavailableException e) {
      LOG.warnf("Leaving without a word: %s", e.getMessage());
    }
  }

  private void showPresence() {
    try {
      presence.show().forEach(running::cancel);
    } catch (StoreUnavailableException e) {
      LOG.warnf("No sign of life: %s", e.getMessage());
    }
  }

  private void expireSessions() {
    try {
      sessions.expire();
    } catch (RuntimeException e) {
      LOG.warnf("Sessions were not looked through: %s", e.getMessage());
    }
  }
}
