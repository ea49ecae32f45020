package io.countersign.platform.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An event whose bytes are fixed, though it is not yet published: what an outbox keeps.
 *
 * @param subject the command that it is about
 * @param value the JSON text of its data, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the wire; never compared.
public record PreparedEvent(
    EventType type,
    EventId id,
    @Nullable SessionId sessionId,
    @Nullable CommandId subject,
    @Nullable Digest previous,
    TraceContext trace,
    byte[] value) {

  /** What the next event of the command follows upon. */
  public EventLink link() {
    return new EventLink(id, sessionId, Event.digest(type, id, value), trace);
  }
}
