package io.countersign.approval.configuration;

import io.countersign.approval.Approvals;
import io.countersign.approval.review.ReviewStore;
import io.countersign.approval.review.Reviews;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Tells of late reviews, and counts those owed. Every replica does. */
@ApplicationScoped
public class ReviewCaretaker {
  private final Reviews reviews;
  private final ReviewStore store;
  private final Clock clock;
  private final AtomicLong owed;
  private final AtomicLong late;

  ReviewCaretaker(Reviews reviews, ReviewStore store, Clock clock, MeterRegistry meters) {
    this.reviews = reviews;
    this.store = store;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
    this.owed = meters.gauge("countersign.reviews.owed", new AtomicLong());
    this.late = meters.gauge("countersign.reviews.late", new AtomicLong());
  }

  @Scheduled(
      every = "${countersign.approvals.pass-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void pass() {
    reviews.escalate(clock.instant());
    ReviewStore.Owed counted = store.owed(clock.instant());
    owed.set(counted.all());
    late.set(counted.late());
  }
}
