package io.countersign.benchmarks;

import io.countersign.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long a command spends between one event and the next, by the times that the events themselves
 * carry: from the writing of one to the writing of the next.
 *
 * @param medianMillis by stage, in the order of the path, in milliseconds
 */
record StageTimes(Map<String, Double> medianMillis) {
  private static final double MILLION = 1_000_000.0;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<String> PATH =
      List.of(
          "CommandSubmitted",
          "CommandDecided",
          "WarrantIssued",
          "ExecutionStarted",
          "ResultChunk",
          "ExecutionFinished");

  /** Runs the round trip some times and reads what was written meanwhile. */
  static StageTimes of(String bootstrapServers, RoundTrip roundTrip, int count) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Topic.names().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      for (int i = 0; i < count; i++) {
        roundTrip.start().join();
      }
      return new StageTimes(medians(read(consumer, partitions)));
    }
  }

  private static Map<String, Map<String, Instant>> read(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<String, Map<String, Instant>> byCommand = new HashMap<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer
          .poll(POLL)
          .forEach(kafka ->
              byCommand
                  .computeIfAbsent(header(kafka, "ce_subject"), command -> new HashMap<>())
                  .put(type(kafka), Instant.parse(header(kafka, "ce_time"))));
    }
    return byCommand;
  }

  private static Map<String, Double> medians(Map<String, Map<String, Instant>> byCommand) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (int i = 1; i < PATH.size(); i++) {
      String from = PATH.get(i - 1);
      String to = PATH.get(i);
      List<Duration> times = new ArrayList<>();
      for (Map<String, Instant> events : byCommand.values()) {
        if (events.containsKey(from) && events.containsKey(to)) {
          times.add(Duration.between(events.get(from), events.get(to)));
        }
      }
      times.sort(Comparator.naturalOrder());
      if (!times.isEmpty()) {
        medians.put(from + " to " + to, times.get(times.size() / 2).toNanos() / MILLION);
      }
    }
    return medians;
  }

  private static String type(ConsumerRecord<String, byte[]> kafka) {
    return header(kafka, "ce_type").replaceAll("countersign\\.|\\.v\\d+", "");
  }

  private static String header(ConsumerRecord<String, byte[]> kafka, String name) {
    Header header = kafka.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
