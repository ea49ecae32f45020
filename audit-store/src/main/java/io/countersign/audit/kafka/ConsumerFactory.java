package io.countersign.audit.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes consumers that keep no positions in Kafka and take no other record for a missing one. */
@Singleton
final class ConsumerFactory implements Supplier<Consumer<byte[], byte[]>> {
  private static final int SESSION_TIMEOUT_MS = 10_000;
  private static final int METADATA_MAX_AGE_MS = 10_000;
  private static final int RECONNECT_BACKOFF_MAX_MS = 1_000;
  private static final int LARGEST_RECORD_BYTES = 8 << 20;

  /**
   * The broker gathers this much, or for this long, before it answers: a transaction for many
   * events costs hardly more than one for a single event, and nobody waits for the trail.
   */
  private static final int GATHERED_BYTES = 256 << 10;

  private static final int GATHERING_MS = 100;
  private final Map<String, Object> broker;
  private final IngestionSettings settings;
  private final String group;

  ConsumerFactory(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      IngestionSettings settings,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.broker = broker;
    this.settings = settings;
    this.group = group;
  }

  @Override
  public Consumer<byte[], byte[]> get() {
    Map<String, Object> configuration = new HashMap<>(broker);
    configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // The same partition of every topic: a session's events stay with one instance.
    configuration.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRecords());
    configuration.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, settings.batchBytes());
    configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
    configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERING_MS);
    configuration.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_RECORD_BYTES);
    configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    configuration.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MS);
    return new KafkaConsumer<>(
        configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
