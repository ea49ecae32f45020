package io.countersign.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * An event as the API shows it, but for its own content.
 *
 * @param dataOmitted whether the content is left out
 * @param dataAbsence why the store does not have it; absent if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventLine(
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
    @Nullable ProducerPosition producer,
    @Nullable String traceparent,
    @Nullable String flaw,
    @Nullable RecordPosition duplicateOf,
    boolean dataOmitted,
    @Nullable String dataAbsence) {
  static EventLine of(TrailEvent event, boolean dataOmitted) {
    return new EventLine(
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
        event.producer(),
        event.traceparent(),
        event.flaw(),
        event.duplicateOf(),
        dataOmitted,
        event.valueAbsence() == null ? null : event.valueAbsence().toString());
  }
}
