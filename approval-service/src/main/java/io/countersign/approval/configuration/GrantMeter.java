package io.countersign.approval.configuration;

import io.countersign.approval.store.GrantAnswered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Counts how often standing approvals answered. */
@ApplicationScoped
class GrantMeter {
  private final Counter uses;

  GrantMeter(MeterRegistry meters) {
    this.uses = meters.counter("countersign.grants.uses");
  }

  void answered(@Observes(during = TransactionPhase.AFTER_SUCCESS) GrantAnswered event) {
    uses.increment();
  }
}
