package io.countersign.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.intake.SessionSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Draws sessions whose key Kafka's default partitioner puts on a partition that this instance
 * consumes, on each of the topics that answers come from.
 */
@ApplicationScoped
class SessionPartitions implements SessionSource {
  private final IdSource ids;
  private volatile Owned owned = new Owned(1, Set.of());
  private volatile boolean stopping;

  SessionPartitions(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public Optional<SessionId> draw() {
    Owned current = owned;
    return stopping || current.partitions().isEmpty()
        ? Optional.empty()
        : Stream.generate(() -> new SessionId(ids.next())).filter(current::holds).findFirst();
  }

  @Override
  public boolean owns(SessionId session) {
    return !stopping && owned.holds(session);
  }

  /**
   * @param total how many partitions each topic has
   * @param partitions those that this instance consumes of every topic
   */
  void assign(int total, Set<Integer> partitions) {
    owned = new Owned(total, Set.copyOf(partitions));
  }

  /** From now on nobody waits here for answers; before those who do are let go. */
  void stop(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  Set<Integer> partitions() {
    return owned.partitions();
  }

  private record Owned(int total, Set<Integer> partitions) {
    boolean holds(SessionId session) {
      byte[] key = session.toString().getBytes(UTF_8);
      return partitions.contains(BuiltInPartitioner.partitionForKey(key, total));
    }
  }
}
