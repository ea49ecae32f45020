package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON.
 *
 * @param actor the name of who did it
 * @param chainIntact only in a timeline
 * @param data the event's own content; absent if it is no JSON or was left out
 * @param dataOmitted whether it was left out; it is there under the event's position
 * @param dataAbsence why the store does not have it; absent if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBody(
    RecordPosition position,
    @Nullable EventId id,
    @Nullable String type,
    Instant time,
    @Nullable String source,
    @Nullable SessionId sessionId,
    @Nullable CommandId commandId,
    String actor,
    String summary,
    @Nullable Digest digest,
    @Nullable Digest previous,
    @Nullable Boolean chainIntact,
    @Nullable ProducerPosition producer,
    @Nullable String traceparent,
    @Nullable String flaw,
    @Nullable RecordPosition duplicateOf,
    @Nullable JsonNode data,
    boolean dataOmitted,
    @Nullable String dataAbsence) {

  static EventBody of(TrailEvent event, @Nullable Boolean chainIntact) {
    return new EventBody(
        event.position(),
        event.id(),
        event.type(),
        event.time(),
        event.source(),
        event.sessionId(),
        event.commandId(),
        event.actor(),
        event.summary(),
        event.digest(),
        event.previous(),
        chainIntact,
        event.producer(),
        event.traceparent(),
        event.flaw(),
        event.duplicateOf(),
        StoredJson.read(event.value()),
        event.valueOmitted(),
        event.valueAbsence() == null ? null : event.valueAbsence().toString());
  }
}
