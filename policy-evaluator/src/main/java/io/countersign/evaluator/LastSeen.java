package io.countersign.evaluator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.Predicate;

/**
 * When each of a bounded number of things was last seen. Beyond the bound the one that was not seen
 * for longest is forgotten, and counts as new.
 */
final class LastSeen<T> {
  private final int maximum;
  private final LinkedHashMap<T, Instant> seen = new LinkedHashMap<>();

  LastSeen(int maximum) {
    this.maximum = maximum;
  }

  void add(T thing, Instant at) {
    Instant known = seen.remove(thing);
    seen.putLast(thing, known != null && known.isAfter(at) ? known : at);
    if (seen.size() > maximum) {
      seen.pollFirstEntry();
    }
  }

  boolean knows(T thing, Instant since) {
    Instant last = seen.get(thing);
    return last != null && last.isAfter(since);
  }

  int countSince(Instant since) {
    return countSince(since, thing -> true);
  }

  int countSince(Instant since, Predicate<T> wanted) {
    return (int)
        seen.entrySet().stream()
            .filter(e -> since.isBefore(e.getValue()) && wanted.test(e.getKey()))
            .count();
  }
}
