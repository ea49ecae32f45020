package io.countersign.approval.configuration;

import io.countersign.approval.notice.DeliveryStore;
import io.countersign.approval.notice.NoticeMeter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Metrics of what people are told. */
@Singleton
final class NoticeMetrics implements NoticeMeter {
  private final MeterRegistry meters;
  private final DistributionSummary perDecision;

  NoticeMetrics(MeterRegistry meters, DeliveryStore deliveries) {
    this.meters = meters;
    this.perDecision =
        DistributionSummary.builder("countersign.notices.messages.per.decision")
            .description("How many messages people got for one request, until it was over")
            .register(meters);
    Gauge.builder("countersign.notices.dead", deliveries, DeliveryStore::countDead)
        .description("Messages that could not be delivered and wait to be replayed")
        .register(meters);
  }

  @Override
  public void told(String channel, String kind) {
    meters.counter("countersign.notices.messages", "channel", channel, "kind", kind).increment();
  }

  @Override
  public void ended(double messages) {
    perDecision.record(messages);
  }
}
