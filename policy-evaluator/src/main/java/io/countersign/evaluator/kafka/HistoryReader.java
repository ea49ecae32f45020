package io.countersign.evaluator.kafka;

import io.countersign.evaluator.PrincipalHistories;
import io.countersign.evaluator.settings.HistorySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what all instances decided and what came of it. In no consumer group: every instance knows
 * everything, and where to begin follows from the clock alone.
 */
@ApplicationScoped
class HistoryReader {
  private static final Logger LOG = Logger.getLogger(HistoryReader.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(5);

  /** Nobody waits for a single record: fewer and larger answers cost less. */
  private static final int FETCH_BYTES = 256 * 1024;

  private static final int FETCH_WAIT_MS = 200;

  private final Map<String, Object> broker;
  private final HistorySettings settings;
  private final Clock clock;
  private final PrincipalHistories histories;
  private final HistoryEvents events;
  private final HistoryStatus status;

  /** Where to go on after a fault. */
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("history").unstarted(this::run);

  HistoryReader(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      HistorySettings settings,
      Clock clock,
      PrincipalHistories histories,
      HistoryEvents events,
      HistoryStatus status) {
    this.broker = broker;
    this.settings = settings;
    this.clock = clock;
    this.histories = histories;
    this.events = events;
    this.status = status;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    status.stop();
    thread.join(END);
  }

  private void run() {
    while (isRunning()) {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        read(new HistoryStream(consumer));
      } catch (RuntimeException e) {
        status.behind("reading the event stream failed: " + e.getMessage());
        LOG.error("Reading the history failed; nothing is decided until it can be read", e);
        pause();
      }
    }
  }

  private void read(HistoryStream stream) {
    stream
        .beginAt(clock.instant().minus(settings.lookBack()), positions)
        .ifPresent(histories::beginsAt);
    while (isRunning() && !stream.hasCaughtUp()) {
      stream.next().forEach(r -> tell(r, events::past));
    }
    if (stream.hasCaughtUp()) {
      status.current();
      LOG.infof("The history of %d principals is known", histories.size());
    }
    while (isRunning()) {
      stream.next().forEach(r -> tell(r, events::present));
    }
  }

  private void tell(
      ConsumerRecord<String, byte[]> kafka, Consumer<ConsumerRecord<String, byte[]>> listener) {
    listener.accept(kafka);
    positions.put(new TopicPartition(kafka.topic(), kafka.partition()), kafka.offset() + 1);
  }

  private boolean isRunning() {
    return stopping.getCount() > 0;
  }

  private void pause() {
    try {
      var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> configuration = new HashMap<>(broker);
    configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
    configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    return new KafkaConsumer<>(
        configuration, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
