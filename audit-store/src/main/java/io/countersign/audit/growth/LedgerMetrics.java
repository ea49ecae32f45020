package io.countersign.audit.growth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of the ledger's growth. */
final class LedgerMetrics {
  private final Timer steps;
  private final Counter checkpoints;

  LedgerMetrics(MeterRegistry meters, LedgerStatus status) {
    this.steps = meters.timer("countersign.ledger.step");
    this.checkpoints = meters.counter("countersign.ledger.checkpoints");
    meters.gauge("countersign.ledger.size", status, LedgerStatus::size);
    meters.gauge("countersign.ledger.fault", status, s -> s.fault().isEmpty() ? 0 : 1);
  }

  Timer steps() {
    return steps;
  }

  void grown() {
    checkpoints.increment();
  }
}
