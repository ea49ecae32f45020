package io.countersign.intake;

import io.countersign.platform.event.EventLink;
import java.time.Instant;
import java.util.Comparator;

/** The youngest event of a command that is known here; the next one follows upon it. */
public record LatestEvent(Instant at, EventLink link) {
  private static final Comparator<LatestEvent> BY_AGE =
      Comparator.comparing(LatestEvent::at).thenComparing(e -> e.link().id().value());

  LatestEvent or(RecordedEvent event) {
    LatestEvent other = new LatestEvent(event.at(), event.link());
    return BY_AGE.compare(other, this) > 0 ? other : this;
  }
}
