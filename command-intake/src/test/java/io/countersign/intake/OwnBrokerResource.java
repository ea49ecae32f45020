package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.Topic;
import io.countersign.local.KafkaBroker;
import io.countersign.local.KafkaSettings;
import io.countersign.local.Port;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that a test may stop. */
public final class OwnBrokerResource implements QuarkusTestResourceLifecycleManager {
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static KafkaSettings settings;
  private static KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "kafka").toAbsolutePath();
      settings = KafkaSettings.of(folder, Port.free());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startBroker();
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "countersign.publisher.delivery-timeout", "3s",
        "countersign.publisher.request-timeout", "1s");
  }

  @Override
  public void stop() {
    stopBroker();
  }

  public static void startBroker() {
    broker = KafkaBroker.start(settings);
  }

  public static void stopBroker() {
    broker.close();
  }

  /** Answers a command as policy would. */
  public static void sayDenied(String id) throws Exception {
    ReceivedEvent submission = submission(CommandId.parse(id));
    CommandSubmitted submitted = (CommandSubmitted) submission.data();
    var denied =
        CODEC.prepare(Draft.reaction(submission.link(), Samples.denied(submitted.command())));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              CODEC.encode(
                  denied, "/neighbour", Instant.now(), new ProducerPosition("neighbour", 1, 1)))
          .get();
    }
  }

  private static ReceivedEvent submission(CommandId id) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topic.COMMANDS.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        Optional<ReceivedEvent> found =
            StreamSupport.stream(consumer.poll(Duration.ofSeconds(1)).spliterator(), false)
                .flatMap(OwnBrokerResource::event)
                .filter(e -> e.data().subject().equals(Optional.of(id)))
                .findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
  }

  private static Stream<ReceivedEvent> event(ConsumerRecord<String, byte[]> kafka) {
    return CODEC.decode(kafka) instanceof Decoding.Decoded decoded
        ? Stream.of(decoded.received())
        : Stream.empty();
  }
}
