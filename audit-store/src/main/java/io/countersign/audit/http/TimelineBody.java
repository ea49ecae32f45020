package io.countersign.audit.http;

import io.countersign.audit.Timeline;
import io.countersign.contracts.CommandId;
import java.util.List;

/** All events of a command, in causal order. */
public record TimelineBody(CommandId commandId, List<EventBody> events) {
  static TimelineBody of(CommandId id, Timeline timeline) {
    return new TimelineBody(
        id,
        timeline.entries().stream().map(e -> EventBody.of(e.event(), e.chainIntact())).toList());
  }
}
