package io.countersign.evaluator.kafka;

import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Publishes until Kafka has the event, however long it is away. */
@ApplicationScoped
class DurablePublisher {
  private static final Logger LOG = Logger.getLogger(DurablePublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventPublisher publisher;
  private final CountDownLatch stopping = new CountDownLatch(1);

  DurablePublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

  Publication publish(PreparedEvent event) {
    return publisher.publish(event);
  }

  /**
   * Waits until the event is durable, publishing it again whenever Kafka did not take it.
   *
   * @return false if it never can be: it is larger than Kafka takes
   * @throws PublicationFailedException if the service stops before
   */
  boolean await(PreparedEvent event, Publication publication) {
    Publication current = publication;
    while (true) {
      try {
        current.await();
        return true;
      } catch (PublicationFailedException e) {
        if (e.getCause() instanceof RecordTooLargeException) {
          return false;
        }
        LOG.warnf("Publishing %s again: %s", event.type().name(), e.getMessage());
        pause(e);
        current = publisher.publish(event);
      }
    }
  }

  private void pause(PublicationFailedException failure) {
    try {
      if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }
}
