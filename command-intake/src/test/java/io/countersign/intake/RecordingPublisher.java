package io.countersign.intake;

import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.platform.event.RecordPosition;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published, and can be told to give up. */
final class RecordingPublisher implements EventPublisher {
  final List<PreparedEvent> published = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public Publication publish(PreparedEvent event) {
    if (away) {
      return new Publication(
          event.link(),
          CompletableFuture.failedFuture(
              new PublicationFailedException(
                  event.type().name(), new IllegalStateException("away"))));
    }
    published.add(event);
    return new Publication(
        event.link(),
        CompletableFuture.completedFuture(
            new RecordPosition(event.type().topic().topicName(), 0, published.size())));
  }

  @Override
  public Publication publish(Draft draft) {
    return publish(new EventCodec(EventJson.mapper()).prepare(draft));
  }
}
