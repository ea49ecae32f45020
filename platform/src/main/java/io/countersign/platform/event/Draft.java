package io.countersign.platform.event;

import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be published; the publisher adds source, time and position.
 *
 * @param sessionId the record's key; absent for what belongs to no session
 * @param previous digest of the event of the same command that this one follows upon
 */
public record Draft(
    EventId id,
    @Nullable SessionId sessionId,
    @Nullable Digest previous,
    TraceContext trace,
    EventData data) {

  /** The first event of a command. */
  public static Draft first(EventId id, SessionId sessionId, TraceContext trace, EventData data) {
    return new Draft(id, sessionId, null, trace, data);
  }

  /** An event that follows upon another of the same command, under an id of its own. */
  public static Draft following(EventLink previous, EventId id, EventData data) {
    return new Draft(id, previous.sessionId(), previous.digest(), previous.trace().child(), data);
  }

  /**
   * The one reaction of this type to an event: a second delivery of that event leads to the same
   * id.
   */
  public static Draft reaction(EventLink cause, EventData data) {
    return following(cause, cause.id().derive(EventType.of(data).name()), data);
  }

  /** An event about the system itself. */
  public static Draft administration(EventId id, AdministrationEvent data) {
    return new Draft(id, null, null, TraceContext.continueOrStart(null), data);
  }
}
