package io.countersign.approval.kafka;

import io.countersign.approval.notice.Abandonments;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.NotificationAbandoned;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records in Kafka that somebody was never told. */
@ApplicationScoped
public class PublishedAbandonments implements Abandonments {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventPublisher publisher;
  private final IdSource ids;

  PublishedAbandonments(EventPublisher publisher, IdSource ids) {
    this.publisher = publisher;
    this.ids = ids;
  }

  @Override
  public void record(NotificationAbandoned abandoned) {
    Draft draft = Draft.administration(new EventId(ids.next()), abandoned);
    try {
      var _ =
          publisher.publish(draft).acknowledged().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not take events: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }
}
