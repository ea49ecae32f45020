package io.countersign.approval.configuration;

import io.countersign.approval.People;
import io.countersign.approval.files.WatchedPeople;
import io.countersign.approval.store.PostgresEntitlements;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Keeps up with the directory of people, and with who no longer comes. */
@ApplicationScoped
public class PeopleWatch {
  private static final Logger LOG = Logger.getLogger(PeopleWatch.class);

  private final People people;
  private final PostgresEntitlements entitlements;
  private final PeopleConfiguration configuration;
  private final Clock clock;

  PeopleWatch(
      People people,
      PostgresEntitlements entitlements,
      PeopleConfiguration configuration,
      Clock clock) {
    this.people = people;
    this.entitlements = entitlements;
    this.configuration = configuration;
    this.clock = clock;
  }

  @Scheduled(
      every = "${countersign.people.look-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    if (people instanceof WatchedPeople watched) {
      look(watched);
    }
  }

  private static void look(WatchedPeople watched) {
    try {
      if (watched.look()) {
        LOG.info("The directory of people has changed");
      }
    } catch (IllegalArgumentException e) {
      LOG.errorf("%s. The people known before still count.", e.getMessage());
    }
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    entitlements.forgetSeenBefore(clock.instant().minus(configuration.rememberedFor()));
  }
}
