package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.event.Topic;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  private static final String COMMANDS = Topic.COMMANDS.topicName();

  @TempDir Path folder;

  @Test
  void createsEveryTopicWithItsPartitions() throws Exception {
    KafkaSettings settings = new KafkaSettings(folder, Port.free(), 3, Duration.ofDays(1));

    try (KafkaBroker broker = KafkaBroker.start(settings);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var topics = admin.describeTopics(Topic.names()).allTopicNames().get();
      assertThat(topics.values()).allMatch(t -> t.partitions().size() == 3);
      assertThat(admin.listTopics().names().get()).containsAll(Topic.names());
    }
  }

  @Test
  void keepsRecordsAcrossARestartOnTheSamePort() throws Exception {
    KafkaSettings settings = KafkaSettings.of(folder, Port.free());
    try (KafkaBroker broker = KafkaBroker.start(settings)) {
      send(broker, "kept".getBytes(StandardCharsets.UTF_8));
    }

    try (KafkaBroker broker = KafkaBroker.start(settings)) {
      assertThat(read(broker))
          .extracting(r -> new String(r.value(), StandardCharsets.UTF_8))
          .containsExactly("kept");
    }
  }

  @Test
  void takesARecordOfSevenMebibytesAndEmptiesTopicsThatAreRecreated() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaSettings.of(folder, Port.free()))) {
      send(broker, new byte[7 * 1024 * 1024]);
      assertThat(read(broker)).hasSize(1);

      broker.topics().recreate();

      assertThat(read(broker)).isEmpty();
    }
  }

  @Test
  void namesItselfWhenItsPortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, Port.loopback())) {
      KafkaSettings settings = KafkaSettings.of(folder, new Port(other.getLocalPort()));

      assertThatThrownBy(() -> KafkaBroker.start(settings))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Kafka")
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
  }

  private static void send(KafkaBroker broker, byte[] value) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 8 * 1024 * 1024);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(COMMANDS, 0, null, value)).get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(KafkaBroker broker) {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
    TopicPartition partition = new TopicPartition(COMMANDS, 0);
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      return end == 0 ? List.of() : consumer.poll(Duration.ofSeconds(30)).records(partition);
    }
  }
}
