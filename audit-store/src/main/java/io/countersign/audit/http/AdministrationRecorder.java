package io.countersign.audit.http;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;

/** Records what somebody does to the store, before it takes effect. */
@ApplicationScoped
class AdministrationRecorder {
  private final EventPublisher publisher;
  private final IdSource ids;

  AdministrationRecorder(EventPublisher publisher, IdSource ids) {
    this.publisher = publisher;
    this.ids = ids;
  }

  /**
   * Comes back once the event is durable.
   *
   * @throws io.countersign.platform.event.PublicationFailedException if it could not be recorded;
   *     then it must not take effect
   */
  void record(AdministrationEvent event) {
    publisher.publish(Draft.administration(new EventId(ids.next()), event)).await();
  }
}
