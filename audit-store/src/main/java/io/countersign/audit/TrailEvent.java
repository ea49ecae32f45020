package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored record as the trail shows it.
 *
 * @param time by which it is ordered
 * @param digest as it was computed when the record was stored
 * @param actor the name of who did it
 * @param summary one sentence
 * @param flaw why it could not be read; absent for an event
 * @param duplicateOf the first delivery of the same event; absent unless this is another
 * @param value its bytes; absent if they were left out or there are none
 * @param valueOmitted whether they were left out, to keep the answer small
 * @param valueAbsence why the store does not have them; absent if it does
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the reader; never compared.
public record TrailEvent(
    RecordPosition position,
    @Nullable EventId id,
    @Nullable String type,
    Instant time,
    @Nullable String source,
    @Nullable SessionId sessionId,
    @Nullable CommandId commandId,
    @Nullable ProducerPosition producer,
    @Nullable Digest previous,
    @Nullable Digest digest,
    @Nullable String traceparent,
    String actor,
    String summary,
    @Nullable String flaw,
    @Nullable RecordPosition duplicateOf,
    byte @Nullable [] value,
    boolean valueOmitted,
    @Nullable ValueAbsence valueAbsence) {

  /** The same with the value that was left out. */
  public TrailEvent withValue(byte @Nullable [] whole) {
    return new TrailEvent(
        position,
        id,
        type,
        time,
        source,
        sessionId,
        commandId,
        producer,
        previous,
        digest,
        traceparent,
        actor,
        summary,
        flaw,
        duplicateOf,
        whole,
        false,
        valueAbsence);
  }

  /**
   * The digest of what is stored now, where the bytes are at hand; else the one computed when it
   * was stored.
   */
  Optional<Digest> presentDigest() {
    Optional<Topic> topic = Topic.named(position.topic());
    if (digest == null || id == null || type == null || value == null || topic.isEmpty()) {
      return Optional.ofNullable(digest);
    }
    EventType anyType = new EventType(type, EventData.class, topic.get());
    return Optional.of(Event.digest(anyType, id, value));
  }
}
