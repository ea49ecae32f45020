package io.countersign.testing;

import io.countersign.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads topics as they are, remembers what it read, and writes records as a test wants them. */
public final class TopicProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LARGEST_RECORD = 8 * 1024 * 1024;

  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  private TopicProbe(String bootstrapServers, List<Topic> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer.assign(topics.stream().flatMap(topic -> partitions(topic).stream()).toList());
  }

  /** Sees what these topics hold already, and what comes; all topics if none is named. */
  public static TopicProbe fromTheBeginning(Topic... topics) {
    TopicProbe probe = open(topics);
    probe.consumer.seekToBeginning(probe.consumer.assignment());
    return probe;
  }

  /** Sees only what comes to these topics after this call; all topics if none is named. */
  public static TopicProbe fromNowOn(Topic... topics) {
    TopicProbe probe = open(topics);
    probe.consumer.seekToEnd(probe.consumer.assignment());
    probe.consumer.assignment().forEach(probe.consumer::position);
    return probe;
  }

  /**
   * The first record that matches, among those seen before and those that come.
   *
   * @throws AssertionError if none does within 30 s
   */
  public ConsumerRecord<String, byte[]> await(Predicate<ConsumerRecord<String, byte[]>> matching) {
    return await(1, matching).getFirst();
  }

  /**
   * The records that match, as soon as there are this many of them, in the order in which they were
   * read.
   *
   * @throws AssertionError if there are fewer after 30 s
   */
  public synchronized List<ConsumerRecord<String, byte[]>> await(
      int count, Predicate<ConsumerRecord<String, byte[]>> matching) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<ConsumerRecord<String, byte[]>> found = found(matching);
    while (found.size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "%d of %d records after %d s; seen: %s"
                .formatted(found.size(), count, PATIENCE.toSeconds(), summary()));
      }
      consumer.poll(POLL).forEach(seen::add);
      found = found(matching);
    }
    return found;
  }

  /** Everything that these topics hold up to now and that this probe may see. */
  public synchronized List<ConsumerRecord<String, byte[]>> all() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(seen::add);
    }
    return List.copyOf(seen);
  }

  /** Writes a record and waits until the broker has it. */
  public RecordMetadata send(Topic topic, String key, byte[] value, Map<String, String> headers) {
    List<Header> list =
        headers.entrySet().stream()
            .map(header -> header(header.getKey(), header.getValue()))
            .toList();
    return send(new ProducerRecord<>(topic.topicName(), null, key, value, list));
  }

  /** Writes a record and waits until the broker has it. */
  public RecordMetadata send(ProducerRecord<String, byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take the record", e);
    }
  }

  /** Writes a copy of the record to the same topic and partition: what a redelivery looks like. */
  public RecordMetadata sendAgain(ConsumerRecord<String, byte[]> record) {
    return send(
        new ProducerRecord<>(
            record.topic(), record.partition(), record.key(), record.value(), record.headers()));
  }

  @Override
  public synchronized void close() {
    consumer.close();
    producer.close();
  }

  private static TopicProbe open(Topic... topics) {
    List<Topic> chosen = topics.length == 0 ? Arrays.asList(Topic.values()) : List.of(topics);
    return new TopicProbe(Infrastructure.kafka().bootstrapServers(), chosen);
  }

  private List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.topicName()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> found(
      Predicate<ConsumerRecord<String, byte[]>> matching) {
    return seen.stream().filter(matching).toList();
  }

  private List<String> summary() {
    return seen.stream().map(record -> record.topic() + "/" + record.key()).toList();
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
