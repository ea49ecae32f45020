package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.event.Topic;
import io.countersign.local.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DuplicateDeliveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Suite suite = Suite.running();

  @Test
  void whatIsDeliveredTwiceHappensOnce() throws Exception {
    // Given
    String command = suite.submit("UPDATE orders SET total = total + 1 WHERE id = 500");
    await().atMost(PATIENCE).until(() -> suite.isHeld(command));
    suite.approve(command, Person.RITA).expect(200);
    await().atMost(PATIENCE).until(() -> suite.status(command).equals("succeeded"));
    String after = suite.inShop("SELECT total FROM orders WHERE id = 500");
    List<ConsumerRecord<String, byte[]>> everything = recordsOf(command);
    assertThat(everything).hasSizeGreaterThanOrEqualTo(9);
    // When
    deliverAgain(everything);
    // Then
    awaitOneMoreCommandThroughTheSameServices();
    assertThat(suite.inShop("SELECT total FROM orders WHERE id = 500")).isEqualTo(after);
    assertThat(suite.status(command)).isEqualTo("succeeded");
    Map<String, List<ConsumerRecord<String, byte[]>>> byEventId =
        recordsOf(command).stream().collect(Collectors.groupingBy(r -> header(r, "ce_id")));
    assertThat(byEventId.keySet())
        .isEqualTo(everything.stream().map(r -> header(r, "ce_id")).collect(Collectors.toSet()));
  }

  /**
   * Its events come after the repeated ones on every topic, if it has the same session's partition;
   * four cover all.
   */
  private void awaitOneMoreCommandThroughTheSameServices() {
    for (int i = 0; i < 8; i++) {
      String later = suite.submit("UPDATE orders SET total = total WHERE id = 501");
      await().atMost(PATIENCE).until(() -> suite.isHeld(later));
      suite.approve(later, Person.ROB).expect(200);
      await().atMost(PATIENCE).until(() -> suite.status(later).equals("succeeded"));
    }
  }

  private List<ConsumerRecord<String, byte[]>> recordsOf(String command) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", suite.parts().bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Topic.names().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
      return found.stream().filter(r -> command.equals(header(r, "ce_subject"))).toList();
    }
  }

  private void deliverAgain(List<ConsumerRecord<String, byte[]>> records)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", suite.parts().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (ConsumerRecord<String, byte[]> again : records) {
        producer
            .send(
                new ProducerRecord<>(
                    again.topic(), again.partition(), again.key(), again.value(), again.headers()))
            .get();
      }
    }
  }

  private static String header(ConsumerRecord<String, byte[]> kafka, String name) {
    var header = kafka.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
