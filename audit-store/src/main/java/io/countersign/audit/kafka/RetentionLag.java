package io.countersign.audit.kafka;

import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordStore;
import io.countersign.contracts.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Asks Kafka for partitions of which records were not read for much of the time they are kept. */
public final class RetentionLag {
  private final Admin admin;
  private final RecordStore store;
  private final double fraction;

  /**
   * @param fraction of a topic's {@code retention.ms} that a record may wait
   */
  public RetentionLag(Admin admin, RecordStore store, double fraction) {
    this.admin = admin;
    this.store = store;
    this.fraction = fraction;
  }

  /**
   * What is not read of each partition whose next record has waited for too long. The age of a
   * record is that of its timestamp, by which Kafka removes it.
   *
   * @throws ExecutionException if Kafka does not answer
   */
  public List<Gap> at(Instant now) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> retention = retention();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Map<TopicPartition, OffsetSpec> young = new HashMap<>();
    retention.forEach((partition, milliseconds) -> {
      ends.put(partition, OffsetSpec.latest());
      Duration patience = Duration.ofMillis((long) (milliseconds * fraction));
      young.put(partition, OffsetSpec.forTimestamp(now.minus(patience).toEpochMilli()));
    });
    Map<TopicPartition, ListOffsetsResultInfo> last = admin.listOffsets(ends).all().get();
    Map<TopicPartition, ListOffsetsResultInfo> first = admin.listOffsets(young).all().get();
    Map<Partition, Long> positions =
        store.positions(retention.keySet().stream().map(Assignment::partition).toList());
    List<Gap> lagging = new ArrayList<>();
    for (TopicPartition kafka : retention.keySet()) {
      long end = offset(last.get(kafka));
      // No record is young enough: all of them have waited for too long.
      long youngest = offset(first.get(kafka)) < 0 ? end : offset(first.get(kafka));
      Partition partition = Assignment.partition(kafka);
      long next = positions.getOrDefault(partition, 0L);
      if (next < Math.min(youngest, end)) {
        lagging.add(new Gap(partition, next, end));
      }
    }
    return lagging;
  }

  private static long offset(@Nullable ListOffsetsResultInfo info) {
    return info == null ? -1 : info.offset();
  }

  /** Milliseconds, for each partition of the topics that Kafka removes old records of. */
  private Map<TopicPartition, Long> retention() throws ExecutionException, InterruptedException {
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(
                Topic.names().stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList())
            .all()
            .get();
    Map<String, Long> byTopic =
        configs.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().name(), e -> retention(e.getValue())));
    Map<TopicPartition, Long> byPartition = new HashMap<>();
    for (TopicDescription topic :
        admin.describeTopics(Topic.names()).allTopicNames().get().values()) {
      long milliseconds = byTopic.getOrDefault(topic.name(), -1L);
      if (milliseconds >= 0) {
        topic
            .partitions()
            .forEach(p ->
                byPartition.put(new TopicPartition(topic.name(), p.partition()), milliseconds));
      }
    }
    return byPartition;
  }

  private static long retention(Config config) {
    return Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
  }
}
