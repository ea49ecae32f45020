package io.countersign.approval.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private final OutboxDatabase database = new OutboxDatabase();
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final OutboxRelay relay = relay(publisher, 10);

  private OutboxRelay relay(RecordingPublisher to, int batch) {
    return new OutboxRelay(database.source(), to, batch, PATIENCE);
  }

  @Test
  void publishesInOrderAndDeletesWhatKafkaHas() throws Exception {
    List<EventId> events = database.fill(25);

    relay.drain();

    assertThat(publisher.published).containsExactlyElementsOf(events);
    assertThat(database.waiting()).isZero();
  }

  @Test
  void keepsAWarrantUntilAllThatItsSessionSaidBeforeIsOut() throws Exception {
    List<EventId> grant = database.fillWithGrant();
    List<EventId> other = database.fill(1);
    publisher.acknowledging = false;

    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);

    assertThat(publisher.published).containsExactly(grant.get(0), grant.get(1), other.getFirst());
    publisher.waiting.getFirst().complete(RecordingPublisher.position());
    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);
    assertThat(publisher.published).doesNotContain(grant.get(2));
    publisher.acknowledgeAll();
    relay.drain();
    assertThat(publisher.published).endsWith(grant.get(2), grant.get(3)).hasSize(5);
    assertThat(database.waiting()).isZero();
  }

  @Test
  void publishesWhatBelongsToNoCommandAndKeepsNobodyWaitingForIt() throws Exception {
    List<EventId> grant = database.fillWithGrant();
    EventId administration = database.fillWithAdministration();
    publisher.acknowledging = false;

    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);

    assertThat(publisher.published).containsExactly(grant.get(0), grant.get(1), administration);
    publisher.acknowledgeAll();
    relay.drain();
    assertThat(database.waiting()).isZero();
  }

  @Test
  void keepsEventsWhileKafkaIsAwayAndSendsThemOnce() throws Exception {
    List<EventId> events = database.fill(3);
    publisher.acknowledging = false;
    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);
    assertThat(database.waiting()).isEqualTo(3);

    publisher.acknowledgeAll();
    relay.drain();

    assertThat(publisher.published).containsExactlyElementsOf(events);
    assertThat(database.waiting()).isZero();
  }

  @Test
  void publishesAgainWhatThePublisherGaveUp() throws Exception {
    List<EventId> events = database.fill(1);
    publisher.acknowledging = false;
    assertThatThrownBy(relay::drain).isInstanceOf(TimeoutException.class);
    publisher.waiting.getFirst().completeExceptionally(new IllegalStateException("gave up"));
    assertThatThrownBy(relay::drain).hasRootCauseMessage("gave up");

    publisher.acknowledging = true;
    relay.drain();

    assertThat(publisher.published).containsExactly(events.getFirst(), events.getFirst());
    assertThat(database.waiting()).isZero();
  }

  @Test
  void publishesTheSameEventAgainAfterACrashBetweenPublicationAndDeletion() throws Exception {
    List<EventId> events = database.fill(1);
    RecordingPublisher crashing =
        new RecordingPublisher() {
          @Override
          public synchronized Publication publish(PreparedEvent event) {
            database.breakOtherConnections();
            return super.publish(event);
          }
        };
    assertThatThrownBy(relay(crashing, 10)::drain).isInstanceOf(SQLException.class);

    relay.drain();

    assertThat(crashing.published).isEqualTo(events);
    assertThat(publisher.published).isEqualTo(events);
    assertThat(database.waiting()).isZero();
  }

  @Test
  void letsOneRelayWorkAtATimeSoThatManyReplicasPublishOnceAndInOrder() throws Exception {
    List<EventId> events = database.fill(100);
    try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
      Callable<Void> replica =
          () -> {
            relay(publisher, 7).drain();
            return null;
          };
      List<Future<Void>> drained = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        drained.add(replicas.submit(replica));
      }
      for (Future<Void> future : drained) {
        future.get();
      }
    }

    assertThat(publisher.published).containsExactlyElementsOf(events);
  }
}
