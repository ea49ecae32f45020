package io.countersign.approval.configuration;

import io.countersign.approval.Approvals;
import io.countersign.approval.Redecisions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks after requests as time goes by. Every replica does; they do not disturb each other. */
@ApplicationScoped
public class Caretaker {
  private final Approvals approvals;
  private final Redecisions redecisions;
  private final Scheduler scheduler;

  Caretaker(Approvals approvals, Redecisions redecisions, Scheduler scheduler) {
    this.approvals = approvals;
    this.redecisions = redecisions;
    this.scheduler = scheduler;
  }

  /** Before the threads that passes run on are gone. */
  void stop(@Observes ShutdownEvent event) {
    scheduler.pause();
  }

  @Scheduled(
      every = "${countersign.approvals.pass-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void pass() {
    approvals.passTime();
    redecisions.ask();
    approvals.refreshMemory();
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    approvals.forgetOldCancellations();
  }
}
