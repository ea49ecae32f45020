package io.countersign.audit.export;

import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Page;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events with their values, also where these would make a page too large; but without those of
 * result chunks, which may be any number.
 */
public record WholeEvents(Trail trail) {
  private static final String CHUNK = "countersign.ResultChunk.v1";

  public Page<TrailEvent, EventCursor> page(
      EventFilter filter, @Nullable EventCursor after, int limit) {
    Page<TrailEvent, EventCursor> page = trail.events(filter, after, limit);
    return new Page<>(page.entries().stream().map(this::whole).toList(), page.next());
  }

  /** The same event with its value. */
  public TrailEvent whole(TrailEvent event) {
    if (!event.valueOmitted() || CHUNK.equals(event.type())) {
      return event;
    }
    return trail
        .record(event.position())
        .map(stored -> event.withValue(stored.raw().value()))
        .orElse(event);
  }
}
