package io.countersign.platform.event;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.PublicationAbandoned;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes over one idempotent Kafka producer with {@code acks=all}, numbering events in the order
 * of sending. An event that had to be given up leaves a gap, so a new epoch begins, and as soon as
 * Kafka takes events again the gap is told as {@link PublicationAbandoned}.
 */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final EventCodec codec;
  private final Clock clock;
  private final IdSource ids;
  private final String source;
  private final ProducerSequence sequence;
  private final ReentrantLock sending = new ReentrantLock();
  private final Queue<PublicationAbandoned> gaps = new ConcurrentLinkedQueue<>();

  /**
   * @param name of this producer, one per running instance
   */
  public KafkaEventPublisher(
      Producer<String, byte[]> producer, EventCodec codec, String name, Clock clock, IdSource ids) {
    this.producer = producer;
    this.codec = codec;
    this.clock = clock;
    this.ids = ids;
    this.source = "/countersign/" + name;
    this.sequence = new ProducerSequence(name, clock);
  }

  @Override
  public Publication publish(Draft draft) {
    return publish(codec.prepare(draft));
  }

  @Override
  public Publication publish(PreparedEvent event) {
    CompletableFuture<RecordPosition> acknowledged = new CompletableFuture<>();
    // Sequence numbers must be drawn in the order in which the producer takes the records.
    sending.lock();
    try {
      send(event, sequence.next(), acknowledged);
    } finally {
      sending.unlock();
    }
    return new Publication(event.link(), acknowledged);
  }

  private void send(
      PreparedEvent event,
      ProducerPosition position,
      CompletableFuture<RecordPosition> acknowledged) {
    ProducerRecord<String, byte[]> kafka = codec.encode(event, source, clock.instant(), position);
    try {
      var _ =
          producer.send(
              kafka,
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(
                      new RecordPosition(
                          metadata.topic(), metadata.partition(), metadata.offset()));
                  tellGaps();
                } else {
                  giveUp(event, position, failure, acknowledged);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      giveUp(event, position, e, acknowledged);
    }
  }

  private void giveUp(
      PreparedEvent event,
      ProducerPosition position,
      Exception failure,
      CompletableFuture<RecordPosition> acknowledged) {
    sending.lock();
    try {
      sequence.abandon(position);
    } finally {
      sending.unlock();
    }
    gaps.add(new PublicationAbandoned(position, event.id().toString(), event.type().name()));
    acknowledged.completeExceptionally(
        new PublicationFailedException(event.type().name(), failure));
  }

  private void tellGaps() {
    for (PublicationAbandoned gap = gaps.poll(); gap != null; gap = gaps.poll()) {
      var _ = publish(Draft.administration(new EventId(ids.next()), gap));
    }
  }

  /** Waits a while for what is on its way; whoever awaits what is not acknowledged by then is told. */
  @Override
  public void close() {
    producer.close(PATIENCE_AT_END);
  }
}
