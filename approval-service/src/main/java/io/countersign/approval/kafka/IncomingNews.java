package io.countersign.approval.kafka;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.ExecutionListener;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.countersign.platform.kafka.LogContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Learns how commands ended. A consumer of its own: what policy allows by itself must not wait for
 * the database that is asked here.
 */
@ApplicationScoped
public class IncomingNews {
  private final EventReader events;
  private final ApprovalStore store;
  private final Instance<ExecutionListener> listeners;
  private final Perseverance perseverance;

  IncomingNews(
      EventReader events,
      ApprovalStore store,
      Instance<ExecutionListener> listeners,
      Perseverance perseverance) {
    this.events = events;
    this.store = store;
    this.listeners = listeners;
    this.perseverance = perseverance;
  }

  /** Returns when everything that follows from the batch is durable. */
  @Incoming("incoming-news")
  @Blocking("incoming-news")
  public void on(ConsumerRecords<String, byte[]> batch) {
    List<ReceivedEvent> ended = ends(batch);
    if (!ended.isEmpty()) {
      perseverance.untilDone("heed the ends of commands", () -> handle(ended));
    }
  }

  /** The rest of the topic, which is most of its bytes, is not decoded. */
  private List<ReceivedEvent> ends(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<ReceivedEvent> ended = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(Topic.EXECUTIONS.topicName())
          && EventCodec.carries(kafka, ExecutionFinished.class)) {
        events.read(kafka).ifPresent(ended::add);
      }
    }
    return ended;
  }

  private void handle(List<ReceivedEvent> ended) {
    Set<CommandId> asked =
        new HashSet<>(
            store.askedAbout(
                ended.stream().map(e -> ((ExecutionFinished) e.data()).commandId()).toList()));
    ended.stream()
        .filter(e -> asked.contains(((ExecutionFinished) e.data()).commandId()))
        .forEach(this::tell);
  }

  private void tell(ReceivedEvent ended) {
    ExecutionFinished finished = (ExecutionFinished) ended.data();
    try (LogContext _ = LogContext.of(ended.link().trace(), finished.commandId())) {
      listeners.forEach(l -> l.finished(finished, ended.link()));
    }
  }
}
