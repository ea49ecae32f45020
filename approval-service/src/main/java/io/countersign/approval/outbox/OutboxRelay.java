package io.countersign.approval.outbox;

import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Publishes what waits in the outbox, in order, and deletes it once Kafka has it. A crash in
 * between publishes the same event under the same id once more. Kafka keeps the order of a session
 * within a topic; between topics the relay does, by waiting. Not thread-safe.
 */
final class OutboxRelay {
  private final DataSource database;
  private final EventPublisher publisher;
  private final int batch;
  private final Duration patience;

  /** On their way to Kafka, which may be away; not to be sent twice meanwhile. */
  private final Map<Long, Publication> underWay = new HashMap<>();

  OutboxRelay(DataSource database, EventPublisher publisher, int batch, Duration patience) {
    this.database = database;
    this.publisher = publisher;
    this.batch = batch;
    this.patience = patience;
  }

  /**
   * Publishes until nothing waits.
   *
   * @throws SQLException if the database does not answer
   * @throws TimeoutException if Kafka does not take the events, which then still wait
   */
  void drain() throws SQLException, TimeoutException, InterruptedException {
    try (WaitingEvents waiting = WaitingEvents.of(database)) {
      boolean more;
      do {
        SequencedMap<Long, PreparedEvent> events = waiting.oldest(batch);
        SequencedMap<Long, PreparedEvent> next = next(events);
        underWay.keySet().retainAll(events.keySet());
        next.forEach((p, e) -> underWay.computeIfAbsent(p, _ -> publisher.publish(e)));
        relay(waiting);
        more = events.size() == batch || next.size() < events.size();
      } while (more);
    }
  }

  /**
   * Of each session what comes before a change of topic: a warrant stays until its grant is out.
   * What belongs to no session waits for nothing.
   */
  private static SequencedMap<Long, PreparedEvent> next(SequencedMap<Long, PreparedEvent> waiting) {
    SequencedMap<Long, PreparedEvent> next = new LinkedHashMap<>();
    Map<SessionId, Topic> topics = new HashMap<>();
    Set<SessionId> held = new HashSet<>();
    waiting.forEach((position, event) -> {
      SessionId session = event.sessionId();
      Topic topic = event.type().topic();
      if (session == null) {
        next.put(position, event);
      } else if (held.contains(session) || topics.computeIfAbsent(session, _ -> topic) != topic) {
        held.add(session);
      } else {
        next.put(position, event);
      }
    });
    return next;
  }

  private void relay(WaitingEvents waiting)
      throws SQLException, TimeoutException, InterruptedException {
    try {
      CompletableFuture.allOf(
              underWay.values().stream()
                  .map(Publication::acknowledged)
                  .toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused an event of the outbox", e.getCause());
    } finally {
      settle(waiting);
    }
  }

  /** Forgets what is done: the acknowledged for good, the failed to be published again. */
  private void settle(WaitingEvents waiting) throws SQLException {
    List<Long> acknowledged = new ArrayList<>();
    underWay.forEach((position, publication) -> {
      if (publication.acknowledged().state() == CompletableFuture.State.SUCCESS) {
        acknowledged.add(position);
      }
    });
    if (!acknowledged.isEmpty()) {
      waiting.delete(acknowledged);
    }
    underWay.values().removeIf(p -> p.acknowledged().isDone());
  }
}
