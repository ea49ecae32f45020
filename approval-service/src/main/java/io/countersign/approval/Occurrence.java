package io.countersign.approval;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;

/** Something that happened and has to be told, under an id that is the same however often. */
public record Occurrence(EventId id, EventData data) {
  /** What follows upon this within the same change. */
  Occurrence then(EventData next) {
    return new Occurrence(id.derive(EventType.of(next).name()), next);
  }
}
