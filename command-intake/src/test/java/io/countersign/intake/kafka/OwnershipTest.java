package io.countersign.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Topic;
import io.countersign.intake.LiveCommands;
import io.countersign.intake.LiveSettings;
import io.countersign.intake.Samples;
import io.countersign.testing.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Two instances of the service as one consumer group at a real broker. */
class OwnershipTest {
  private final String group = "intake-" + UUID.randomUUID();

  @Test
  void instancesShareThePartitionsAndDrawOnlyTheirOwnSessions() {
    try (Instance first = new Instance();
        Instance second = new Instance()) {
      await()
          .until(() -> {
            first.poll();
            second.poll();
            return first.partitions().size() == 2 && second.partitions().size() == 2;
          });

      Set<Integer> all = new HashSet<>(first.partitions());
      all.addAll(second.partitions());
      assertThat(all).hasSize(4);
      for (int i = 0; i < 50; i++) {
        assertThat(second.sessions.owns(first.sessions.draw().orElseThrow())).isFalse();
        assertThat(first.sessions.owns(second.sessions.draw().orElseThrow())).isFalse();
      }
    }
  }

  @Test
  void letsGoOfTheCommandsOfPartitionsThatMoveAway() {
    try (Instance first = new Instance()) {
      await()
          .until(() -> {
            first.poll();
            return first.partitions().size() == 4;
          });
      for (int i = 0; i < 100; i++) {
        first.follow(first.sessions.draw().orElseThrow());
      }

      try (Instance second = new Instance()) {
        await()
            .until(() -> {
              first.poll();
              second.poll();
              return first.partitions().size() == 2 && second.partitions().size() == 2;
            });

        assertThat(first.live.count()).isBetween(1L, 99L);
      }
    }
  }

  private final class Instance implements AutoCloseable {
    final SessionPartitions sessions =
        new SessionPartitions(new IdSource(Clock.systemUTC(), new Random()));
    final LiveCommands live = new LiveCommands(new Settings(), Clock.systemUTC());
    private final AnswerAssignment assignment = new AnswerAssignment(sessions, live);
    private final KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Infrastructure.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RangeAssignor.class.getName()),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    Instance() {
      consumer.subscribe(
          AnswerAssignment.TOPICS.stream().map(Topic::topicName).toList(),
          new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
              assignment.onPartitionsRevoked(consumer, partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
              assignment.onPartitionsAssigned(consumer, partitions);
            }
          });
    }

    void poll() {
      consumer.poll(Duration.ofMillis(50));
    }

    Set<Integer> partitions() {
      return sessions.partitions();
    }

    void follow(SessionId session) {
      Command sample = Samples.command();
      Command command =
          new Command(
              new CommandId(UUID.randomUUID()),
              session,
              sample.dataSource(),
              sample.sql(),
              sample.parameters(),
              sample.principal(),
              sample.origin(),
              sample.justification(),
              sample.submittedAt());
      live.follow(Samples.event(0, Samples.submitted(command)), Samples.submitted(command));
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private record Settings() implements LiveSettings {
    @Override
    public int commands() {
      return 1_000;
    }

    @Override
    public long bytes() {
      return 1_000_000;
    }

    @Override
    public long resultBytes() {
      return 1_000;
    }

    @Override
    public Duration keepEnded() {
      return Duration.ofMinutes(5);
    }
  }
}
