package io.countersign.audit.kafka;

import io.countersign.audit.Partition;
import io.countersign.audit.RecordStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** The partitions that are this instance's to read, each from where the store says. */
final class Assignment implements ConsumerRebalanceListener {
  private final Consumer<byte[], byte[]> consumer;
  private final RecordStore store;
  private final Retry retry;
  private final IngestionStatus status;
  private final Map<Partition, Long> positions = new HashMap<>();

  Assignment(
      Consumer<byte[], byte[]> consumer, RecordStore store, Retry retry, IngestionStatus status) {
    this.consumer = consumer;
    this.store = store;
    this.retry = retry;
    this.status = status;
  }

  /** The next offset of every partition. */
  Map<Partition, Long> positions() {
    return positions;
  }

  void moved(Map<Partition, Long> next) {
    positions.putAll(next);
  }

  /** Goes back, or on, to where the store says. */
  void seekAll() {
    onPartitionsAssigned(consumer.assignment());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    status.assignedAnew();
    Map<Partition, Long> stored =
        retry.untilItWorks(
            () -> store.positions(assigned.stream().map(Assignment::partition).toList()));
    positions.putAll(stored);
    // What was halted is tried again; if nothing has changed, it halts again.
    consumer.resume(assigned);
    assigned.forEach(p -> consumer.seek(p, stored.getOrDefault(partition(p), 0L)));
    status.works();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    revoked.forEach(p -> positions.remove(partition(p)));
  }

  static Partition partition(TopicPartition kafka) {
    return new Partition(kafka.topic(), kafka.partition());
  }
}
