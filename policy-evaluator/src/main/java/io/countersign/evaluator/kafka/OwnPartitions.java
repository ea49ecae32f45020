package io.countersign.evaluator.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Which partitions are this instance's to decide upon: the same of every topic that it reads. */
@ApplicationScoped
@Default
@Identifier("commands")
class OwnPartitions implements KafkaConsumerRebalanceListener {
  private final Set<TopicPartition> owned = ConcurrentHashMap.newKeySet();

  boolean contains(int partition) {
    return owned.stream().anyMatch(p -> p.partition() == partition);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    owned.addAll(partitions);
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    owned.removeAll(partitions);
  }
}
