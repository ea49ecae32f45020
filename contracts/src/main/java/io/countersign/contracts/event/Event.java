package io.countersign.contracts.event;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in its envelope, which on Kafka is CloudEvents 1.0 in binary mode: the attributes are
 * headers.
 *
 * @param source which service instance wrote it, a URI reference
 * @param time when it happened
 * @param sessionId the record's key; absent for what belongs to no session
 * @param position where it stands among what its producer published
 * @param previous digest of the event of the same command that this one follows upon; absent for a
 *     command's first
 * @param traceparent W3C Trace Context of the request that all of this is about
 */
public record Event<T extends EventData>(
    EventId id,
    String source,
    Instant time,
    @Nullable SessionId sessionId,
    ProducerPosition position,
    @Nullable Digest previous,
    String traceparent,
    T data) {

  public EventType type() {
    return EventType.of(data);
  }

  /**
   * The digest by which the next event of the command names this one: over type, id and the value's
   * bytes on the wire.
   */
  public static Digest digest(EventType type, EventId id, byte[] value) {
    return CanonicalForm.of("countersign.event.v1")
        .text(type.name())
        .value(id)
        .bytes(value)
        .digest();
  }
}
