package io.countersign.intake;

import io.countersign.contracts.IdSource;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.KafkaEventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.RecordPosition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;

/** Keeps what is published, and can be told to give up. */
final class RecordingPublisher implements EventPublisher {
  final List<PreparedEvent> published = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public Publication publish(PreparedEvent event) {
    if (away) {
      return closed().publish(event);
    }
    published.add(event);
    return new Publication(
        event.link(),
        CompletableFuture.completedFuture(
            new RecordPosition(event.type().topic().topicName(), 0, published.size())));
  }

  /** A publisher that fails as the real one does. */
  private static EventPublisher closed() {
    MockProducer<String, byte[]> producer = new MockProducer<>();
    producer.close();
    Clock clock = Clock.systemUTC();
    return new KafkaEventPublisher(
        producer,
        new EventCodec(EventJson.mapper()),
        "closed",
        Duration.ofSeconds(1),
        clock,
        new IdSource(clock, new Random()));
  }

  @Override
  public Publication publish(Draft draft) {
    return publish(new EventCodec(EventJson.mapper()).prepare(draft));
  }
}
