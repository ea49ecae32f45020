package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the headers say of a record, as far as it could be read. */
public record Envelope(
    @Nullable EventId id,
    @Nullable String type,
    @Nullable String source,
    @Nullable Instant time,
    @Nullable SessionId sessionId,
    @Nullable CommandId commandId,
    @Nullable ProducerPosition producer,
    @Nullable Digest previous,
    @Nullable String traceparent) {

  public static Envelope of(Event<?> event) {
    return new Envelope(
        event.id(),
        event.type().name(),
        event.source(),
        event.time(),
        event.sessionId(),
        event.data().subject().orElse(null),
        event.position(),
        event.previous(),
        event.traceparent());
  }

  /** The same without a time that nothing can be ordered by. */
  public Envelope withoutTime() {
    return new Envelope(
        id, type, source, null, sessionId, commandId, producer, previous, traceparent);
  }
}
