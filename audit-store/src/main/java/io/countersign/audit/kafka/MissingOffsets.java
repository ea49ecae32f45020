package io.countersign.audit.kafka;

import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordStore;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What to do where Kafka no longer has, or has no more, the offset to read next. */
final class MissingOffsets {
  private static final Logger LOG = Logger.getLogger(MissingOffsets.class);
  private final Consumer<byte[], byte[]> consumer;
  private final RecordStore store;
  private final Retry retry;
  private final IngestionStatus status;

  MissingOffsets(
      Consumer<byte[], byte[]> consumer, RecordStore store, Retry retry, IngestionStatus status) {
    this.consumer = consumer;
    this.store = store;
    this.retry = retry;
    this.status = status;
  }

  void handle(OffsetOutOfRangeException e) {
    Map<TopicPartition, Long> wanted = e.offsetOutOfRangePartitions();
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(wanted.keySet());
    Map<TopicPartition, Long> end = consumer.endOffsets(wanted.keySet());
    wanted.forEach((partition, offset) -> {
      long first = begin.getOrDefault(partition, 0L);
      if (offset < first) {
        // The first record that is still there then shows the gap.
        consumer.seek(partition, first);
      } else {
        halt(partition, offset, end.getOrDefault(partition, 0L));
      }
    });
  }

  /**
   * Kafka has lost, or somebody has recreated, what was stored already. New records would take the
   * same offsets as stored ones, so reading on would mix two histories.
   */
  private void halt(TopicPartition kafka, long wanted, long end) {
    Partition partition = Assignment.partition(kafka);
    LOG.errorf(
        "INCIDENT: %s ends at offset %d, but records up to %d are stored. It is read no further until a person has"
            + " looked: restore the topic, or give the store a new database.",
        partition, end, wanted);
    consumer.pause(List.of(kafka));
    status.halts(partition);
    retry.untilItWorks(() -> {
      store.tellRegression(new Gap(partition, end, wanted));
      return partition;
    });
  }
}
