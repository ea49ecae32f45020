package io.countersign.approval.kafka;

import io.countersign.approval.ExecutionListener;
import io.countersign.approval.PoliciesInForce;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Learns how commands ended, and which policies are in force. A consumer of its own: what policy
 * allows by itself must not wait for the database that is asked here.
 */
@ApplicationScoped
public class IncomingNews {
  private final EventReader events;
  private final Instance<ExecutionListener> listeners;
  private final PoliciesInForce policies;
  private final Perseverance perseverance;

  IncomingNews(
      EventReader events,
      Instance<ExecutionListener> listeners,
      PoliciesInForce policies,
      Perseverance perseverance) {
    this.events = events;
    this.listeners = listeners;
    this.policies = policies;
    this.perseverance = perseverance;
  }

  /** Returns when everything that follows from the batch is durable. */
  @Incoming("incoming-news")
  @Blocking("incoming-news")
  public void on(ConsumerRecords<String, byte[]> batch) {
    events(batch, Topic.ADMINISTRATION, PolicyBundleActivated.class).forEach(this::activated);
    List<ExecutionListener.Finished> ended =
        events(batch, Topic.EXECUTIONS, ExecutionFinished.class).stream()
            .flatMap(IncomingNews::end)
            .toList();
    if (!ended.isEmpty()) {
      listeners.forEach(
          l -> perseverance.untilDone("heed the ends of commands", () -> l.finished(ended)));
    }
  }

  /** The rest of a topic, which is most of its bytes, is not decoded. */
  private List<ReceivedEvent> events(
      Iterable<ConsumerRecord<String, byte[]>> records,
      Topic topic,
      Class<? extends EventData> type) {
    List<ReceivedEvent> found = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> kafka : records) {
      if (kafka.topic().equals(topic.topicName()) && EventCodec.carries(kafka, type)) {
        events.read(kafka).ifPresent(found::add);
      }
    }
    return found;
  }

  private void activated(ReceivedEvent received) {
    if (received.data() instanceof PolicyBundleActivated activated) {
      perseverance.untilDone(
          "record that other policies are in force",
          () -> policies.activated(activated.bundleDigest(), received.event().time()));
    }
  }

  private static Stream<ExecutionListener.Finished> end(ReceivedEvent received) {
    return received.data() instanceof ExecutionFinished finished
        ? Stream.of(new ExecutionListener.Finished(finished, received.link()))
        : Stream.empty();
  }
}
