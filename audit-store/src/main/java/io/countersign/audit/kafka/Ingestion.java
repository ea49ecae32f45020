package io.countersign.audit.kafka;

import io.countersign.audit.Batch;
import io.countersign.audit.RecordStore;
import io.countersign.audit.Recorder;
import io.countersign.audit.Storing;
import io.countersign.contracts.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads batch after batch and stores each together with the positions it leads to. Kafka keeps no
 * positions for it: whatever goes wrong, reading goes on from what is stored.
 */
final class Ingestion implements Runnable {
  private static final Logger LOG = Logger.getLogger(Ingestion.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final RecordReader reader;
  private final RecordStore store;
  private final Recorder recorder;
  private final IngestionStatus status;
  private final IngestionMetrics metrics;
  private final MeterRegistry meters;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Retry retry;
  private final AtomicReference<@Nullable Consumer<byte[], byte[]>> current =
      new AtomicReference<>();

  Ingestion(
      Supplier<Consumer<byte[], byte[]>> consumers,
      RecordReader reader,
      RecordStore store,
      IngestionStatus status,
      MeterRegistry meters,
      Duration longestPause) {
    this.consumers = consumers;
    this.reader = reader;
    this.store = store;
    this.recorder = new Recorder(store);
    this.status = status;
    this.metrics = new IngestionMetrics(meters);
    this.meters = meters;
    this.retry = new Retry(stopping, longestPause, status);
  }

  @Override
  public void run() {
    while (isRunning()) {
      try {
        readWithOneConsumer();
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop");
      } catch (RuntimeException e) {
        status.fails("reading from Kafka failed: " + e.getMessage());
        LOG.error("Reading from Kafka failed; trying again with a new consumer", e);
        pauseUnlessStopping();
      }
    }
  }

  /** Ends after the batch in flight. */
  void stop() {
    stopping.countDown();
    Consumer<byte[], byte[]> consumer = current.get();
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private boolean isRunning() {
    return stopping.getCount() > 0;
  }

  private void pauseUnlessStopping() {
    try {
      retry.pause(retry.longestPause());
    } catch (WakeupException e) {
      LOG.debug("Woken up to stop");
    }
  }

  private void readWithOneConsumer() {
    try (Consumer<byte[], byte[]> consumer = consumers.get();
        KafkaClientMetrics kafkaMetrics = new KafkaClientMetrics(consumer)) {
      kafkaMetrics.bindTo(meters);
      current.set(consumer);
      Assignment assignment = new Assignment(consumer, store, retry, status);
      MissingOffsets missing = new MissingOffsets(consumer, store, retry, status);
      consumer.subscribe(Topic.names(), assignment);
      while (isRunning()) {
        readOnce(consumer, assignment, missing);
      }
    } finally {
      current.set(null);
    }
  }

  private void readOnce(
      Consumer<byte[], byte[]> consumer, Assignment assignment, MissingOffsets missing) {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        store(Batch.of(assignment.positions(), reader.readAll(records)), assignment);
      }
    } catch (OffsetOutOfRangeException e) {
      missing.handle(e);
    }
  }

  private void store(Batch batch, Assignment assignment) {
    Storing storing =
        retry.untilItWorks(() -> metrics.storing().record(() -> recorder.record(batch)));
    status.works();
    switch (storing) {
      case Storing.Stored stored -> {
        assignment.moved(batch.positionsAfter());
        metrics.stored(batch, stored);
      }
      case Storing.NotOurs notOurs -> {
        metrics.fenced();
        assignment.seekAll();
      }
    }
  }
}
