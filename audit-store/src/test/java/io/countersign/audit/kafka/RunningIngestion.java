package io.countersign.audit.kafka;

import io.countersign.audit.RecordStore;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;

/** One instance of the reading, until it is closed. */
final class RunningIngestion implements AutoCloseable {
  private final IngestionStatus status = new IngestionStatus();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Ingestion ingestion;
  private final Thread thread;

  RunningIngestion(String bootstrapServers, RecordStore store) {
    this(bootstrapServers, store, "audit-store");
  }

  /** Of another group it reads every partition, whatever others read. */
  RunningIngestion(String bootstrapServers, RecordStore store, String group) {
    ConsumerFactory consumers =
        new ConsumerFactory(Map.of("bootstrap.servers", bootstrapServers), new Settings(), group);
    this.ingestion =
        new Ingestion(
            consumers,
            new RecordReader(new EventCodec(EventJson.mapper())),
            store,
            status,
            meters,
            new Settings().longestPause());
    this.thread = Thread.ofPlatform().start(ingestion);
  }

  IngestionStatus status() {
    return status;
  }

  double count(String counter) {
    return meters.find(counter).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends it; the counts stay. */
  void stop() {
    ingestion.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Settings implements IngestionSettings {
    @Override
    public int batchRecords() {
      return 5_000;
    }

    @Override
    public int batchBytes() {
      return 16 << 20;
    }

    @Override
    public Duration longestPause() {
      return Duration.ofSeconds(1);
    }
  }
}
