package io.countersign.intake.kafka;

import io.countersign.contracts.event.Topic;
import io.countersign.intake.LiveCommands;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps track of which partitions this instance consumes, and where.
 *
 * <p>A partition that is new here is read from its end: no command of it is followed yet. One that
 * stays here across a rebalance is read on from where it was handled to. So nothing is committed to
 * Kafka, and a restart does not read what nobody waits for.
 */
@ApplicationScoped
@Default
@Identifier("answers")
class AnswerAssignment implements KafkaConsumerRebalanceListener {
  static final List<Topic> TOPICS =
      List.of(Topic.DECISIONS, Topic.APPROVALS, Topic.EXECUTIONS, Topic.RESULTS);

  private static final Logger LOG = Logger.getLogger(AnswerAssignment.class);

  private final SessionPartitions sessions;
  private final LiveCommands live;
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

  AnswerAssignment(SessionPartitions sessions, LiveCommands live) {
    this.sessions = sessions;
    this.live = live;
  }

  /** The consumer has handled everything before this offset. */
  void handled(TopicPartition partition, long next) {
    positions.computeIfPresent(partition, (p, before) -> Math.max(before, next));
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    positions.keySet().retainAll(partitions);
    for (TopicPartition partition : partitions) {
      Long known = positions.get(partition);
      if (known == null) {
        consumer.seekToEnd(List.of(partition));
        // Asking for the position fixes it now, before anybody can submit to this partition.
        positions.put(partition, consumer.position(partition));
      } else {
        consumer.seek(partition, known);
      }
    }
    own(consumer, partitions);
  }

  private void own(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Set<Integer> sizes =
        TOPICS.stream()
            .map(t -> consumer.partitionsFor(t.topicName()).size())
            .collect(Collectors.toSet());
    if (sizes.size() != 1) {
      LOG.errorf(
          "The topics have different numbers of partitions, %s, so that answers cannot be brought"
              + " back. Give all of them the same.",
          sizes);
      sessions.assign(1, Set.of());
    } else {
      sessions.assign(sizes.iterator().next(), onEveryTopic(partitions));
    }
    live.keepOnly(sessions::owns);
    LOG.infof("Answers come back from partitions %s", sessions.partitions());
  }

  static Set<Integer> onEveryTopic(Collection<TopicPartition> partitions) {
    Set<Integer> common =
        partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    for (Topic topic : TOPICS) {
      Set<Integer> ofTopic = new HashSet<>();
      partitions.stream()
          .filter(p -> p.topic().equals(topic.topicName()))
          .forEach(p -> ofTopic.add(p.partition()));
      common.retainAll(ofTopic);
    }
    return common;
  }
}
