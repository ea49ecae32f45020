package io.countersign.intake;

import io.countersign.contracts.Decision;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What policy has said, the last word counting: after measuring, and when what people are asked
 * about may no longer hold, it decides anew.
 *
 * @param known the decisions that are in this, so that a second delivery does not bring an old one
 *     back
 */
public record DecisionProgress(@Nullable CommandDecided latest, List<EventId> known) {
  static final DecisionProgress NONE = new DecisionProgress(null, List.of());

  public DecisionProgress {
    known = List.copyOf(known);
  }

  DecisionProgress with(RecordedEvent event, CommandDecided decided) {
    return known.contains(event.id()) || isFinal()
        ? this
        : new DecisionProgress(
            decided, Stream.concat(known.stream(), Stream.of(event.id())).toList());
  }

  private boolean isFinal() {
    return latest != null
        && switch (latest.decision()) {
          case Decision.Allowed allowed -> true;
          case Decision.Denied denied -> true;
          case Decision.MeasureFirst measure -> false;
          case Decision.ApprovalRequired required -> false;
        };
  }
}
