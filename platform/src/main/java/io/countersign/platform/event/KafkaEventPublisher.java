package io.countersign.platform.event;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.PublicationAbandoned;
import io.countersign.contracts.event.PublicationsCounted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes over one idempotent Kafka producer with {@code acks=all}, numbering events in the order
 * of sending. An event that had to be given up leaves a gap, so a new epoch begins, and as soon as
 * Kafka takes events again the gap is told as {@link PublicationAbandoned}.
 */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final EventCodec codec;
  private final Duration patience;
  private final Clock clock;
  private final IdSource ids;
  private final String source;
  private final ProducerSequence sequence;
  private final ReentrantLock sending = new ReentrantLock();
  private final Queue<PublicationAbandoned> gaps = new ConcurrentLinkedQueue<>();
  private final PublicationCounts counts = new PublicationCounts();
  private final String name;

  /**
   * @param name of this producer, one per running instance
   * @param patience how long a caller waits for others that are being held up by Kafka
   */
  public KafkaEventPublisher(
      Producer<String, byte[]> producer,
      EventCodec codec,
      String name,
      Duration patience,
      Clock clock,
      IdSource ids) {
    this.producer = producer;
    this.codec = codec;
    this.patience = patience;
    this.clock = clock;
    this.ids = ids;
    this.name = name;
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
    if (acquired()) {
      try {
        send(event, sequence.next(), acknowledged);
      } finally {
        sending.unlock();
      }
    } else {
      acknowledged.completeExceptionally(
          PublicationFailedException.beforeSending(
              event.type().name(), new TimeoutException("others wait for Kafka already")));
    }
    return new Publication(event.link(), acknowledged);
  }

  private boolean acquired() {
    try {
      return sending.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void send(
      PreparedEvent event,
      ProducerPosition position,
      CompletableFuture<RecordPosition> acknowledged) {
    Instant time = clock.instant();
    ProducerRecord<String, byte[]> kafka = codec.encode(event, source, time, position);
    var _ = acknowledged.whenComplete(counting(event, position, time));
    Thread caller = Thread.currentThread();
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
                  giveUp(event, position, failed(event, caller, failure), acknowledged);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      giveUp(
          event,
          position,
          PublicationFailedException.beforeSending(event.type().name(), e),
          acknowledged);
    }
  }

  /** Counts an event, but not those that tell of counts, which would never end. */
  private BiConsumer<@Nullable RecordPosition, @Nullable Throwable> counting(
      PreparedEvent event, ProducerPosition position, Instant time) {
    if (event.type().data() == PublicationsCounted.class) {
      return (_, _) -> {};
    }
    counts.sending(position, time);
    String topic = event.type().topic().topicName();
    return (_, failure) -> {
      if (failure == null) {
        counts.acknowledged(position, time, topic);
      } else {
        counts.abandoned(position, time, topic);
      }
    };
  }

  /**
   * Tells, for each minute that is over, how many events were published. To be called again and
   * again; what cannot be told is lost, and then not compared with what arrived.
   */
  public void publishCounts() {
    for (PublicationsCounted counted : counts.take(name, clock.instant())) {
      var _ = publish(Draft.administration(new EventId(ids.next()), counted));
    }
  }

  private void giveUp(
      PreparedEvent event,
      ProducerPosition position,
      PublicationFailedException failure,
      CompletableFuture<RecordPosition> acknowledged) {
    sequence.abandon(position);
    gaps.add(new PublicationAbandoned(position, event.id().toString(), event.type().name()));
    acknowledged.completeExceptionally(failure);
  }

  /**
   * What the producer refuses to take it tells on the caller's own thread, and then nothing was
   * sent. Later failures leave it open: the broker's answer may have been lost.
   */
  private static PublicationFailedException failed(
      PreparedEvent event, Thread caller, Exception failure) {
    return caller.equals(Thread.currentThread())
        ? PublicationFailedException.beforeSending(event.type().name(), failure)
        : new PublicationFailedException(event.type().name(), failure);
  }

  /** Not on the producer's own thread, which would wait for metadata that only it can fetch. */
  private void tellGaps() {
    if (!gaps.isEmpty()) {
      Thread.startVirtualThread(this::publishGaps);
    }
  }

  private void publishGaps() {
    // No more than there are now: a gap that cannot be told comes back into the queue.
    for (int left = gaps.size(); left > 0; left--) {
      PublicationAbandoned gap = gaps.poll();
      if (gap != null) {
        var _ =
            publish(Draft.administration(new EventId(ids.next()), gap))
                .acknowledged()
                .exceptionally(failure -> {
                  gaps.add(gap);
                  return null;
                });
      }
    }
  }

  /**
   * Waits a while for what is on its way; whoever awaits what is not acknowledged by then is told.
   */
  @Override
  public void close() {
    producer.close(PATIENCE_AT_END);
  }
}
