package io.countersign.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The floor: a record that plain Kafka clients pass over five topics, as durable as Countersign's
 * events.
 */
final class BareHops implements RoundTrip {
  private static final int HOPS = 5;
  private static final int PARTITIONS = 4;
  private static final int RECORD_BYTES = 1024;

  private final String bootstrapServers;
  private final String run = UUID.randomUUID().toString();
  private final KafkaProducer<String, byte[]> first;
  private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private final List<Relay> relays = new ArrayList<>();
  private final byte[] value = new byte[RECORD_BYTES];

  BareHops(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    createTopics();
    first = producer();
    for (int hop = 0; hop < HOPS - 1; hop++) {
      KafkaProducer<String, byte[]> next = producer();
      String onward = topic(hop + 1);
      relays.add(
          new Relay(
              consumer(topic(hop)),
              kafka -> {
                var _ = next.send(new ProducerRecord<>(onward, kafka.key(), kafka.value()));
              },
              next::close));
    }
    relays.add(new Relay(consumer(topic(HOPS - 1)), this::arrived, () -> {}));
    relays.forEach(Relay::start);
  }

  @Override
  public CompletableFuture<Void> start() {
    String key = UUID.randomUUID().toString();
    CompletableFuture<Void> arrival = new CompletableFuture<>();
    waiting.put(key, arrival);
    var _ = first.send(new ProducerRecord<>(topic(0), key, value));
    return arrival;
  }

  private void arrived(ConsumerRecord<String, byte[]> kafka) {
    CompletableFuture<Void> arrival = waiting.remove(kafka.key());
    if (arrival != null) {
      arrival.complete(null);
    }
  }

  private String topic(int hop) {
    return "bare-hops-" + run + "-" + hop;
  }

  private void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              IntStream.range(0, HOPS)
                  .mapToObj(hop -> new NewTopic(topic(hop), PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics of the bare hops could not be made", e);
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<String, byte[]> consumer(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream().map(BareHops::partition).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
    first.close();
  }

  /** A thread that hands on what arrives on one topic. */
  private static final class Relay {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> onward;
    private final Runnable atEnd;
    private final Thread thread = new Thread(this::run, "bare hop");

    Relay(
        KafkaConsumer<String, byte[]> consumer,
        Consumer<ConsumerRecord<String, byte[]>> onward,
        Runnable atEnd) {
      this.consumer = consumer;
      this.onward = onward;
      this.atEnd = atEnd;
    }

    void start() {
      thread.start();
    }

    private void run() {
      try (consumer) {
        while (true) {
          consumer.poll(POLL).forEach(onward);
        }
      } catch (WakeupException e) {
        atEnd.run();
      }
    }

    void close() {
      consumer.wakeup();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
