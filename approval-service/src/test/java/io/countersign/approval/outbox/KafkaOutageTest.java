package io.countersign.approval.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.Topic;
import io.countersign.local.KafkaBroker;
import io.countersign.local.KafkaSettings;
import io.countersign.local.Port;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.KafkaEventPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutageTest {
  @TempDir Path folder;

  @Test
  void publishesEverythingOnceAndInOrderWhenTheBrokerIsBack() throws Exception {
    // Given
    OutboxDatabase database = new OutboxDatabase();
    KafkaSettings settings = KafkaSettings.of(folder, Port.free());
    KafkaBroker before = KafkaBroker.start(settings);
    try (KafkaEventPublisher publisher = publisher(before.bootstrapServers())) {
      OutboxRelay relay = new OutboxRelay(database.source(), publisher, 2, Duration.ofMillis(300));
      List<EventId> events = new ArrayList<>(database.fill(1));
      drainUntilNothingWaits(relay, database);
      before.close();
      events.addAll(database.fill(5));
      Thread worker = Thread.startVirtualThread(() -> drainUntilNothingWaits(relay, database));
      assertThat(database.waiting()).isEqualTo(5);
      // When
      try (KafkaBroker after = KafkaBroker.start(settings)) {
        assertThat(worker.join(Duration.ofSeconds(60))).isTrue();
        // Then
        assertThat(published(after.bootstrapServers(), settings.partitions(), events.size()))
            .containsExactlyElementsOf(events.stream().map(EventId::toString).toList());
      }
    }
  }

  private static void drainUntilNothingWaits(OutboxRelay relay, OutboxDatabase database) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .ignoreException(TimeoutException.class)
        .until(() -> {
          relay.drain();
          return database.waiting() == 0;
        });
  }

  private static KafkaEventPublisher publisher(String address) {
    Clock clock = Clock.systemUTC();
    return new KafkaEventPublisher(
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "reconnect.backoff.ms", 500),
            new StringSerializer(),
            new ByteArraySerializer()),
        new EventCodec(EventJson.mapper()),
        "outage",
        Duration.ofMinutes(1),
        clock,
        new IdSource(clock, new Random(1)));
  }

  private static List<String> published(String address, int partitions, int expected) {
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        all.add(new TopicPartition(Topic.APPROVALS.topicName(), i));
      }
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long total = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
      assertThat(total).isEqualTo(expected);
      while (ids.size() < total) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(r -> ids.add(new String(r.headers().lastHeader("ce_id").value(), UTF_8)));
      }
    }
    return ids;
  }
}
