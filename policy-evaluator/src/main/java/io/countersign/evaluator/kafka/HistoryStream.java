package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * All partitions of decisions and executions, from some time ago on. While it catches up, no
 * partition runs far ahead of the others, so that an execution is not read long before its
 * decision.
 */
final class HistoryStream {
  private static final List<Topic> TOPICS = List.of(Topic.DECISIONS, Topic.EXECUTIONS);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LEAD = Duration.ofMinutes(1);

  private final Consumer<String, byte[]> consumer;

  /** What there was at the beginning and is still to be read, by partition. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /** When the record was written that was read last of each of these. */
  private final Map<TopicPartition, Instant> reached = new HashMap<>();

  HistoryStream(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Begins at the first records that were written at this time or later; where a partition was read
   * before, it goes on from there, so that nothing is told twice.
   *
   * @param positions the next offset of those that were read before
   * @return since when the records are complete, if that is later: Kafka has deleted what was
   *     before
   */
  Optional<Instant> beginAt(Instant start, Map<TopicPartition, Long> positions) {
    List<TopicPartition> partitions = TOPICS.stream().flatMap(this::partitions).toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> starts = new HashMap<>();
    partitions.forEach(p -> starts.put(p, start.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(starts);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    ends.putAll(consumer.endOffsets(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      long end = ends.getOrDefault(partition, 0L);
      long begin = first == null ? end : first.offset();
      long known = Math.min(end, positions.getOrDefault(partition, begin));
      consumer.seek(partition, Math.max(known, beginnings.getOrDefault(partition, 0L)));
      reached.put(partition, start);
    }
    dropFinished();
    return found.entrySet().stream()
        .filter(e -> e.getValue() != null)
        .filter(e -> e.getValue().offset() > 0)
        .filter(e -> e.getValue().offset() == beginnings.getOrDefault(e.getKey(), 0L))
        .map(e -> Instant.ofEpochMilli(e.getValue().timestamp()))
        .max(Comparator.naturalOrder());
  }

  private Stream<TopicPartition> partitions(Topic topic) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName());
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic.topicName() + "; create it");
    }
    return partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition()));
  }

  /** Whether everything has been read that was there at the beginning. */
  boolean hasCaughtUp() {
    return ends.isEmpty();
  }

  /** What came next. */
  ConsumerRecords<String, byte[]> next() {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!hasCaughtUp()) {
      records.forEach(this::reached);
      dropFinished();
      holdBack();
    }
    return records;
  }

  private void reached(ConsumerRecord<String, byte[]> kafka) {
    reached.put(
        new TopicPartition(kafka.topic(), kafka.partition()),
        Instant.ofEpochMilli(kafka.timestamp()));
  }

  private void dropFinished() {
    ends.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private void holdBack() {
    consumer.resume(consumer.paused());
    ends.keySet().stream()
        .map(this::lastRead)
        .min(Comparator.naturalOrder())
        .map(slowest -> slowest.plus(LEAD))
        .ifPresent(limit ->
            consumer.pause(
                consumer.assignment().stream().filter(p -> lastRead(p).isAfter(limit)).toList()));
  }

  private Instant lastRead(TopicPartition partition) {
    return reached.getOrDefault(partition, Instant.MIN);
  }
}
