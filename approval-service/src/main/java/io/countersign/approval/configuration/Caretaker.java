package io.countersign.approval.configuration;

import io.countersign.approval.Approvals;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks after requests as time goes by. Every replica does; they do not disturb each other. */
@ApplicationScoped
public class Caretaker {
  private final Approvals approvals;

  Caretaker(Approvals approvals) {
    this.approvals = approvals;
  }

  @Scheduled(
      every = "${countersign.approvals.pass-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void pass() {
    approvals.expireDue();
    approvals.refreshCancellations();
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    approvals.forgetOldCancellations();
  }
}
