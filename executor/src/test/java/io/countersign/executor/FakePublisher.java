package io.countersign.executor;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what is published, and fails to when told to. */
public final class FakePublisher implements EventPublisher {
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final List<PreparedEvent> published = new ArrayList<>();
  private Class<? extends EventData> failing = EventData.class;
  private boolean fails;

  public void failAt(Class<? extends EventData> type) {
    failing = type;
    fails = true;
  }

  public void recover() {
    fails = false;
  }

  @Override
  public Publication publish(PreparedEvent event) {
    if (fails && failing.isAssignableFrom(event.type().data())) {
      return new Publication(
          event.link(),
          CompletableFuture.failedFuture(
              new PublicationFailedException(
                  event.type().name(), new IOException("no broker in this test"))));
    }
    published.add(event);
    return new Publication(
        event.link(), CompletableFuture.completedFuture(new RecordPosition("topic", 0, 0)));
  }

  @Override
  public Publication publish(Draft draft) {
    return publish(codec.prepare(draft));
  }

  public List<PreparedEvent> published() {
    return published;
  }

  public List<EventId> ids() {
    return published.stream().map(PreparedEvent::id).toList();
  }

  public List<Object> types() {
    return published.stream().<Object>map(e -> e.type().data()).toList();
  }

  public <T extends EventData> List<T> all(Class<T> type) {
    return published.stream()
        .filter(e -> e.type().data().equals(type))
        .map(e -> type.cast(data(e)))
        .toList();
  }

  private static EventData data(PreparedEvent event) {
    try {
      return EventJson.mapper().readValue(event.value(), event.type().data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
