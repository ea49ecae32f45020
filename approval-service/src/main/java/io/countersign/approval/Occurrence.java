package io.countersign.approval;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;

/** Something that happened and has to be told, under an id that is the same however often. */
public record Occurrence(EventId id, EventData data) {
  /** What is done upon an event, once for each kind of thing. */
  public static Occurrence reaction(EventId cause, EventData data) {
    return new Occurrence(cause.derive(EventType.of(data).name()), data);
  }

  /** What follows upon this within the same change. */
  public Occurrence then(EventData next) {
    return new Occurrence(id.derive(EventType.of(next).name()), next);
  }
}
