package io.countersign.intake.wiring;

import io.countersign.intake.IdempotencyKeys;
import io.countersign.intake.LiveCommands;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What has to be put away from time to time. */
@ApplicationScoped
class Housekeeping {
  private final LiveCommands live;
  private final IdempotencyKeys keys;

  Housekeeping(LiveCommands live, IdempotencyKeys keys) {
    this.live = live;
    this.keys = keys;
  }

  @Scheduled(every = "10s")
  @RunOnVirtualThread
  void sweep() {
    live.sweep();
  }

  @Scheduled(every = "10m", delayed = "1m")
  @RunOnVirtualThread
  void purge() {
    keys.purge();
  }

  /** Callers that wait are answered at once, and their commands go on. */
  void stopping(@Observes ShutdownDelayInitiatedEvent stopping) {
    live.keepOnly(session -> false);
  }
}
