package io.countersign.approval.outbox;

import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.RecordPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes every event at once and remembers it; acknowledges when the test says so. */
class RecordingPublisher implements EventPublisher {
  final List<EventId> published = new ArrayList<>();
  final List<CompletableFuture<RecordPosition>> waiting = new ArrayList<>();
  boolean acknowledging = true;

  @Override
  public synchronized Publication publish(PreparedEvent event) {
    published.add(event.id());
    CompletableFuture<RecordPosition> acknowledged = new CompletableFuture<>();
    if (acknowledging) {
      acknowledged.complete(position());
    } else {
      waiting.add(acknowledged);
    }
    return new Publication(event.link(), acknowledged);
  }

  synchronized void acknowledgeAll() {
    acknowledging = true;
    waiting.forEach(w -> w.complete(position()));
  }

  static RecordPosition position() {
    return new RecordPosition("countersign.approvals", 0, 0);
  }

  @Override
  public Publication publish(Draft draft) {
    throw new UnsupportedOperationException("the relay publishes prepared events");
  }
}
