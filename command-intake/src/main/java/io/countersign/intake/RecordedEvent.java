package io.countersign.intake;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import java.time.Instant;

/**
 * Something that happened to a command, live or from the trail.
 *
 * @param bytes the size of its value, for what it takes to keep
 */
public record RecordedEvent(EventLink link, Instant at, EventData data, int bytes) {
  public EventId id() {
    return link.id();
  }
}
