package io.countersign.approval.kafka;

import io.countersign.approval.ExecutionListener;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Instance<ExecutionListener> listeners;
  private final Perseverance perseverance;

  IncomingNews(
      EventReader events, Instance<ExecutionListener> listeners, Perseverance perseverance) {
    this.events = events;
    this.listeners = listeners;
    this.perseverance = perseverance;
  }

  /** Returns when everything that follows from the batch is durable. */
  @Incoming("incoming-news")
  @Blocking("incoming-news")
  public void on(ConsumerRecords<String, byte[]> batch) {
    List<ExecutionListener.Finished> ended = ends(batch);
    if (!ended.isEmpty()) {
      listeners.forEach(l ->
          perseverance.untilDone("heed the ends of commands", () -> l.finished(ended)));
    }
  }

  /** The rest of the topic, which is most of its bytes, is not decoded. */
  private List<ExecutionListener.Finished> ends(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<ExecutionListener.Finished> ended = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(Topic.EXECUTIONS.topicName())
          && EventCodec.carries(kafka, ExecutionFinished.class)) {
        events.read(kafka).flatMap(IncomingNews::end).ifPresent(ended::add);
      }
    }
    return ended;
  }

  private static Optional<ExecutionListener.Finished> end(ReceivedEvent received) {
    return received.data() instanceof ExecutionFinished finished
        ? Optional.of(new ExecutionListener.Finished(finished, received.link()))
        : Optional.empty();
  }
}
