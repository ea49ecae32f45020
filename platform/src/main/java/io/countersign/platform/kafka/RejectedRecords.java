package io.countersign.platform.kafka;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets aside records that are not events: counted, logged, and told as an event of its own. The raw
 * bytes stay where the audit store keeps every record, under the same position.
 */
@ApplicationScoped
public class RejectedRecords {
  private static final Logger LOG = Logger.getLogger(RejectedRecords.class);
  private static final UUID NOBODY = new UUID(0, 0);
  static final String METRIC = "countersign.records.rejected";

  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final String service;

  RejectedRecords(
      EventPublisher publisher,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.publisher = publisher;
    this.meters = meters;
    this.service = service;
  }

  /**
   * @param reason what is wrong with it, without repeating its content
   */
  public void setAside(ConsumerRecord<String, byte[]> rejected, String reason) {
    meters.counter(METRIC, "topic", rejected.topic()).increment();
    LOG.warnf(
        "Set aside %s/%d/%d: %s",
        rejected.topic(), rejected.partition(), rejected.offset(), reason);
    publisher.publish(
        Draft.administration(
            id(rejected),
            new RecordRejected(
                service,
                rejected.topic(),
                rejected.partition(),
                rejected.offset(),
                CanonicalForm.of("countersign.raw-value.v1").bytes(rejected.value()).digest(),
                reason)));
  }

  /** The same for a second delivery, so that the record is told once. */
  private EventId id(ConsumerRecord<String, byte[]> rejected) {
    String position = rejected.topic() + "/" + rejected.partition() + "/" + rejected.offset();
    return new EventId(NOBODY).derive(service + " rejected " + position);
  }
}
