package io.countersign.testing;

import io.countersign.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a service under test the shared broker, its topics emptied. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String bootstrapServers = Infrastructure.kafka().bootstrapServers();
    Topics.withDefaults(bootstrapServers).recreate();
    return Map.of("kafka.bootstrap.servers", bootstrapServers);
  }

  @Override
  public void stop() {}
}
