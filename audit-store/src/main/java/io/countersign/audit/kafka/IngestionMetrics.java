package io.countersign.audit.kafka;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.Gap;
import io.countersign.audit.Reading;
import io.countersign.audit.Storing;
import io.countersign.platform.event.TraceContext;
import io.countersign.platform.kafka.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jboss.logging.Logger;

/** Counts what was stored, and raises the alarm where something is missing. */
final class IngestionMetrics {
  private static final Logger LOG = Logger.getLogger(IngestionMetrics.class);
  private final MeterRegistry meters;
  private final Counter poison;
  private final Counter duplicates;
  private final Counter gaps;
  private final Counter fenced;
  private final Timer storing;

  IngestionMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.poison = meters.counter("countersign.audit.poison");
    this.duplicates = meters.counter("countersign.audit.duplicates");
    this.gaps = meters.counter("countersign.audit.gaps");
    this.fenced = meters.counter("countersign.audit.fenced");
    this.storing = meters.timer("countersign.audit.batch");
  }

  Timer storing() {
    return storing;
  }

  void stored(Batch batch, Storing.Stored stored) {
    batch
        .advances()
        .forEach(a ->
            meters
                .counter("countersign.audit.records", "topic", a.partition().topic())
                .increment((double) a.next() - a.expected()));
    duplicates.increment(stored.duplicates());
    batch.records().stream().filter(r -> r.reading() instanceof Reading.Poison).forEach(this::tell);
    batch.gaps().forEach(this::tell);
  }

  void fenced() {
    fenced.increment();
    LOG.warn(
        "Another instance has stored records of this one's partitions; reading on from where it came to");
  }

  private void tell(AuditRecord record) {
    poison.increment();
    TraceContext trace = TraceContext.continueOrStart(record.envelope().traceparent());
    try (LogContext _ = LogContext.of(trace, record.envelope().commandId())) {
      LOG.warnf("Stored %s as poison: %s", record.position(), record.reading());
    }
  }

  private void tell(Gap gap) {
    gaps.increment();
    LOG.errorf(
        "INCIDENT: %d records of %s are missing, from offset %d up to %d: they were removed before they were read",
        gap.missing(), gap.partition(), gap.from(), gap.to());
  }
}
