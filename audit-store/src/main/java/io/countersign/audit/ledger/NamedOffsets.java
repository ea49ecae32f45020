package io.countersign.audit.ledger;

import io.countersign.audit.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which offsets the leaves name, partition by partition; small while they are consecutive. */
public final class NamedOffsets {
  private final Map<Partition, NavigableMap<Long, Long>> ranges = new HashMap<>();

  /** Offsets from the first up to, not including, the end. */
  public record Range(long from, long to) {}

  public void add(Partition partition, long offset) {
    NavigableMap<Long, Long> known = ranges.computeIfAbsent(partition, p -> new TreeMap<>());
    Map.Entry<Long, Long> before = known.floorEntry(offset);
    if (before != null && before.getValue() > offset) {
      return;
    }
    long from = before != null && before.getValue() == offset ? before.getKey() : offset;
    Long end = known.remove(offset + 1);
    known.put(from, end == null ? offset + 1 : end);
  }

  /** As many consecutive ones, of which none is named yet. */
  public void add(Partition partition, Range range) {
    ranges.computeIfAbsent(partition, p -> new TreeMap<>()).put(range.from(), range.to());
  }

  public Set<Partition> partitions() {
    return Set.copyOf(ranges.keySet());
  }

  public boolean contains(Partition partition, long offset) {
    NavigableMap<Long, Long> known = ranges.get(partition);
    Map.Entry<Long, Long> before = known == null ? null : known.floorEntry(offset);
    return before != null && offset < before.getValue();
  }

  /** What is named of a partition, in order. */
  public List<Range> ranges(Partition partition) {
    return ranges.getOrDefault(partition, new TreeMap<>()).entrySet().stream()
        .map(named -> new Range(named.getKey(), named.getValue()))
        .toList();
  }

  /** What is not named of a partition, up to the end of all offsets. */
  public List<Range> others(Partition partition) {
    List<Range> others = new ArrayList<>();
    long next = 0;
    for (Map.Entry<Long, Long> named : ranges.getOrDefault(partition, new TreeMap<>()).entrySet()) {
      if (named.getKey() > next) {
        others.add(new Range(next, named.getKey()));
      }
      next = named.getValue();
    }
    others.add(new Range(next, Long.MAX_VALUE));
    return others;
  }
}
