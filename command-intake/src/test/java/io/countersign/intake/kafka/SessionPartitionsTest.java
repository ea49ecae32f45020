package io.countersign.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Topic;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class SessionPartitionsTest {
  private final SessionPartitions sessions =
      new SessionPartitions(new IdSource(Clock.systemUTC(), new Random(7)));

  @Test
  void drawsNothingWhileItOwnsNothing() {
    assertThat(sessions.draw()).isEmpty();
  }

  @Test
  void drawsOnlySessionsOfThePartitionsThatItOwns() {
    sessions.assign(12, Set.of(3, 7));

    for (int i = 0; i < 200; i++) {
      SessionId session = sessions.draw().orElseThrow();
      byte[] key = session.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(Utils.toPositive(Utils.murmur2(key)) % 12).isIn(3, 7);
      assertThat(sessions.owns(session)).isTrue();
    }
  }

  @Test
  void drawsNothingOnceItIsToldToStop() {
    sessions.assign(12, Set.of(3, 7));
    SessionId before = sessions.draw().orElseThrow();

    sessions.stop(new ShutdownDelayInitiatedEvent());
    sessions.assign(12, Set.of(3, 7));

    assertThat(sessions.draw()).isEmpty();
    assertThat(sessions.owns(before)).isFalse();
  }

  @Test
  void ownsAPartitionOnlyIfItHasItOfEveryTopic() {
    List<TopicPartition> assigned =
        List.of(
            of(Topic.DECISIONS, 0),
            of(Topic.DECISIONS, 1),
            of(Topic.APPROVALS, 0),
            of(Topic.APPROVALS, 1),
            of(Topic.EXECUTIONS, 1),
            of(Topic.RESULTS, 0),
            of(Topic.RESULTS, 1));

    assertThat(AnswerAssignment.onEveryTopic(assigned)).containsExactly(1);
  }

  private static TopicPartition of(Topic topic, int partition) {
    return new TopicPartition(topic.topicName(), partition);
  }
}
