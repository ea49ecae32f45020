package io.countersign.approval.configuration;

import io.countersign.approval.notice.Courier;
import io.countersign.approval.notice.DeliveryStore;
import io.countersign.approval.notice.DeliveryStore.Address;
import io.countersign.approval.notice.Newsroom;
import io.countersign.approval.notice.PreferenceStore;
import io.countersign.approval.notice.QueueRelease;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells people what there is to tell, and asks for agents that waited. Every replica does. Each
 * address has a thread of its own, so that none waits for another that does not answer.
 */
@ApplicationScoped
public class NoticeWorker {
  private static final Logger LOG = Logger.getLogger(NoticeWorker.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final QueueRelease queue;
  private final Newsroom newsroom;
  private final PreferenceStore preferences;
  private final DeliveryStore deliveries;
  private final Courier courier;
  private final Clock clock;
  private final Duration tick;
  private final Map<Address, Thread> busy = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("notices").unstarted(this::work);

  NoticeWorker(
      QueueRelease queue,
      Newsroom newsroom,
      PreferenceStore preferences,
      DeliveryStore deliveries,
      Courier courier,
      Clock clock,
      NoticeConfiguration configuration) {
    this.queue = queue;
    this.newsroom = newsroom;
    this.preferences = preferences;
    this.deliveries = deliveries;
    this.courier = courier;
    this.clock = clock;
    this.tick = configuration.tick();
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  /** What is not told by then is still due, and told by another replica or after the next start. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    var _ = thread.join(FAREWELL);
    for (Thread telling : busy.values()) {
      telling.interrupt();
      var _ = telling.join(FAREWELL);
    }
  }

  private void work() {
    try {
      do {
        attempt("release waiting requests", queue::pass);
        attempt("read the news", newsroom::pass);
        attempt("order summaries", () -> preferences.dueSummaries(clock.instant()));
        attempt("tell people", () -> deliveries.due(clock.instant()).forEach(this::tell));
      } while (!stopping.await(tick.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Address address) {
    busy.computeIfAbsent(
        address,
        _ -> Thread.ofVirtual().name("notices-" + address.channel()).start(() -> tellAll(address)));
  }

  private void tellAll(Address address) {
    try {
      attempt(
          "tell " + address.target() + " by " + address.channel(),
          () -> {
            while (stopping.getCount() > 0 && courier.next(address)) {
              LOG.debugf("Told %s by %s.", address.target(), address.channel());
            }
          });
    } finally {
      busy.remove(address);
    }
  }

  private static void attempt(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warnf("Could not %s: %s. Trying again.", what, e.getMessage());
    }
  }
}
