package io.countersign.audit.push;

import io.countersign.audit.Trail;
import io.countersign.audit.export.ExportFormat;
import io.countersign.audit.export.ExportLines;
import io.countersign.audit.ocsf.OcsfEvents;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The destinations that are set. */
@Singleton
class Destinations {
  private static final int LARGEST_RECORD = 8 << 20;
  private final PushSettings settings;
  private final ExportLines lines;
  private final Trail trail;
  private final Map<String, Object> broker;
  private final Clock clock;

  Destinations(
      PushSettings settings,
      ExportLines lines,
      Trail trail,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Clock clock) {
    this.settings = settings;
    this.lines = lines;
    this.trail = trail;
    this.broker = broker;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException saying of which destination a setting is wrong
   */
  List<Destination> all() {
    List<Destination> all = new ArrayList<>();
    if (settings.kafka().enabled()) {
      KafkaReceiver kafka = kafka();
      all.add(new Destination("kafka/" + settings.kafka().topic(), kafka, kafka::close));
    }
    settings
        .syslog()
        .forEach((name, each) -> {
          SyslogReceiver syslog =
              new SyslogReceiver(each, settings.timeout(), lines.events(ExportFormat.SYSLOG));
          all.add(new Destination("syslog/" + name, syslog, syslog::close));
        });
    settings
        .webhooks()
        .forEach((name, each) -> {
          WebhookReceiver webhook = webhook(name, each);
          all.add(new Destination("webhook/" + name, webhook, webhook::close));
        });
    return all;
  }

  private WebhookReceiver webhook(String name, PushSettings.Webhook webhook) {
    try {
      return new WebhookReceiver(
          name, webhook, settings.timeout(), lines.events(webhook.format()), clock);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "countersign.audit.push.webhooks.%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private KafkaReceiver kafka() {
    Map<String, Object> configuration = new HashMap<>(broker);
    int millis = Math.toIntExact(settings.timeout().toMillis());
    configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "audit-store-export");
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    return new KafkaReceiver(
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer()),
        settings.kafka().topic(),
        new OcsfEvents(trail::command));
  }
}
