package io.countersign.audit.behaviour;

import io.countersign.audit.behaviour.Tally.Hour;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up slices. */
final class Tallying {
  private long commands;
  private long denied;
  private long failed;
  private long asked;
  private long rejected;
  private long rowsReturned;
  private long rowsChanged;
  private final Map<String, Long> dataSources = new HashMap<>();
  private final Map<String, Long> tables = new HashMap<>();
  private final Map<String, Long> kinds = new HashMap<>();
  private final Map<String, Long> masked = new HashMap<>();
  private final Map<String, Long> shown = new HashMap<>();
  private final SortedMap<Instant, Hour> hours = new TreeMap<>();

  void add(Slice slice) {
    long count = slice.commands();
    commands += count;
    rowsReturned += slice.rowsReturned();
    rowsChanged += slice.rowsChanged();
    denied += slice.wasDenied() ? count : 0;
    failed += slice.hasFailed() ? count : 0;
    asked += slice.approval() == null ? 0 : count;
    rejected += slice.wasRejected() ? count : 0;
    if (slice.dataSource() != null) {
      dataSources.merge(slice.dataSource(), count, Long::sum);
    }
    count(tables, slice.tables(), count);
    count(kinds, slice.kinds(), count);
    count(masked, slice.masked(), count);
    count(shown, slice.shown(), count);
    addHour(slice);
  }

  private void addHour(Slice slice) {
    Hour hour = hours.getOrDefault(slice.hour(), new Hour(0, 0, new HashMap<>(), new HashMap<>()));
    Set<String> seen = new HashSet<>(slice.masked());
    seen.addAll(slice.shown());
    count(hour.rowsSeen(), seen, slice.rowsReturned());
    count(hour.rowsShown(), slice.shown(), slice.rowsReturned());
    hours.put(
        slice.hour(),
        new Hour(
            hour.commands() + slice.commands(),
            hour.rowsReturned() + slice.rowsReturned(),
            hour.rowsSeen(),
            hour.rowsShown()));
  }

  private static void count(Map<String, Long> counts, Collection<String> keys, long by) {
    keys.forEach(key -> counts.merge(key, by, Long::sum));
  }

  Tally tally() {
    return new Tally(
        commands,
        denied,
        failed,
        asked,
        rejected,
        rowsReturned,
        rowsChanged,
        dataSources,
        tables,
        kinds,
        masked,
        shown,
        hours);
  }
}
