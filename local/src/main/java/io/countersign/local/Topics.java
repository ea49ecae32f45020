package io.countersign.local;

import io.countersign.contracts.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;

/** Countersign's topics on one broker. */
public final class Topics {
  /** The largest record that the topics take: 8 MiB. */
  public static final int MAXIMUM_RECORD_BYTES = 8 * 1024 * 1024;

  private static final int PATIENCE_SECONDS = 30;

  private final String bootstrapServers;
  private final int partitions;
  private final Duration retention;

  public Topics(String bootstrapServers, int partitions, Duration retention) {
    this.bootstrapServers = bootstrapServers;
    this.partitions = partitions;
    this.retention = retention;
  }

  /** As {@link KafkaSettings#of} has them. */
  public static Topics withDefaults(String bootstrapServers) {
    return new Topics(bootstrapServers, KafkaSettings.PARTITIONS, KafkaSettings.RETENTION);
  }

  /** Creates those that are missing and leaves the others as they are. */
  public void createMissing() {
    try (Admin admin = admin()) {
      Set<String> missing = new TreeSet<>(Topic.names());
      missing.removeAll(existing(admin));
      create(admin, missing);
    }
  }

  /**
   * Empties Countersign's topics, and the positions that consumers kept on them, by making them
   * anew.
   */
  public void recreate() {
    try (Admin admin = admin()) {
      Set<String> present = new TreeSet<>(existing(admin));
      present.retainAll(Topic.names());
      result(admin.deleteTopics(present).all());
      create(admin, Topic.names());
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static Set<String> existing(Admin admin) {
    return result(admin.listTopics().names());
  }

  private void create(Admin admin, Collection<String> names) {
    result(admin.createTopics(names.stream().map(this::topic).toList()).all());
  }

  private NewTopic topic(String name) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAXIMUM_RECORD_BYTES)));
  }

  private static <T> T result(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take care of the topics", e);
    }
  }
}
