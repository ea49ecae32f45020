package io.countersign.platform.event;

import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventData;

/** An event as it was read from Kafka. */
public record ReceivedEvent(
    Event<? extends EventData> event, EventLink link, RecordPosition position) {
  public EventData data() {
    return event.data();
  }
}
