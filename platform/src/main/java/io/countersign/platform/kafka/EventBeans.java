package io.countersign.platform.kafka;

import io.countersign.contracts.IdSource;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.KafkaEventPublisher;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The clock, the ids, the codec and the publisher of a running service. */
@ApplicationScoped
final class EventBeans {
  private @Nullable CountingThread counting;

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  IdSource ids(Clock clock) {
    return new IdSource(clock, new SecureRandom());
  }

  @Produces
  @Singleton
  EventCodec codec() {
    return new EventCodec(EventJson.mapper());
  }

  @Produces
  @Singleton
  EventPublisher publisher(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      PublisherSettings settings,
      EventCodec codec,
      Clock clock,
      IdSource ids) {
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            producerConfiguration(broker, settings),
            new StringSerializer(),
            new ByteArraySerializer());
    KafkaEventPublisher publisher =
        new KafkaEventPublisher(
            producer, codec, settings.name(), settings.maximumBlock(), clock, ids);
    if (settings.counts()) {
      counting = new CountingThread(publisher).start();
    }
    return publisher;
  }

  void close(@Disposes EventPublisher publisher) {
    if (counting != null) {
      counting.stop();
    }
    if (publisher instanceof KafkaEventPublisher kafka) {
      kafka.close();
    }
  }

  private static Map<String, Object> producerConfiguration(
      Map<String, Object> broker, PublisherSettings settings) {
    Map<String, Object> configuration = new HashMap<>(broker);
    configuration.put(ProducerConfig.CLIENT_ID_CONFIG, settings.name());
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Somebody waits for every event; batches form by themselves while earlier ones are on their
    // way.
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maximumRecordBytes());
    configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maximumBlock().toMillis());
    configuration.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) settings.requestTimeout().toMillis());
    configuration.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.deliveryTimeout().toMillis());
    return configuration;
  }
}
