package io.countersign.audit.report;

import io.countersign.contracts.event.DataErased;
import io.countersign.contracts.event.HoldPlaced;
import io.countersign.contracts.event.HoldReleased;
import io.countersign.contracts.event.RecordsDisposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long records are kept, and what was not kept.
 *
 * @param oldest time of the earliest stored record; absent where there is none
 * @param holds in force at the end of the period
 * @param holdsComplete whether all that was said of holds was read
 * @param holdChanges holds that were placed or released in the period
 */
public record Retention(
    @Nullable Instant oldest,
    List<Hold> holds,
    boolean holdsComplete,
    Listing<Told> holdChanges,
    Listing<Told> disposals,
    Listing<Told> erasures)
    implements Section {
  public Retention {
    holds = List.copyOf(holds);
  }

  /**
   * A legal hold.
   *
   * @param scope everything if it is empty
   */
  public record Hold(String hold, String scope, String placedBy, Instant since, String reason) {}

  static Retention of(Evidence evidence) {
    ExaminedEvents<HoldPlaced> placed = evidence.eventsUntilItsEnd(HoldPlaced.class);
    ExaminedEvents<HoldReleased> released = evidence.eventsUntilItsEnd(HoldReleased.class);
    return new Retention(
        evidence.facts().oldest().orElse(null),
        holds(placed, released),
        placed.complete() && released.complete() && placed.silent() + released.silent() == 0,
        evidence.told(HoldPlaced.class, HoldReleased.class),
        evidence.told(RecordsDisposed.class),
        evidence.told(DataErased.class));
  }

  private static List<Hold> holds(
      ExaminedEvents<HoldPlaced> placed, ExaminedEvents<HoldReleased> released) {
    Map<String, Hold> holds = new TreeMap<>();
    for (ExaminedEvents.Entry<HoldPlaced> entry : placed.entries().reversed()) {
      HoldPlaced data = entry.data();
      if (data != null) {
        holds.put(
            data.hold(),
            new Hold(
                data.hold(), data.scope(), data.by().name(), entry.event().time(), data.reason()));
      }
    }
    for (ExaminedEvents.Entry<HoldReleased> entry : released.entries()) {
      HoldReleased data = entry.data();
      Hold hold = data == null ? null : holds.get(data.hold());
      if (data != null && hold != null && !hold.since().isAfter(entry.event().time())) {
        holds.remove(data.hold());
      }
    }
    return new ArrayList<>(holds.values());
  }
}
