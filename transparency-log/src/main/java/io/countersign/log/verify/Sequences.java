package io.countersign.log.verify;

import java.util.Map;
import java.util.TreeMap;

/** The numbers that one producer gave in one epoch, as stretches without gaps. */
final class Sequences {
  private final TreeMap<Long, Long> stretches = new TreeMap<>();

  /** Adds a number; false if it is there already. */
  boolean add(long number) {
    Map.Entry<Long, Long> before = stretches.floorEntry(number);
    if (before != null && before.getValue() >= number) {
      return false;
    }
    long start = before != null && before.getValue() == number - 1 ? before.getKey() : number;
    Long end = stretches.remove(number + 1);
    stretches.put(start, end == null ? number : end);
    return true;
  }

  int stretches() {
    return stretches.size();
  }

  /** The first number from 1 on that is missing before one that is there; 0 if none is. */
  long firstMissing() {
    Map.Entry<Long, Long> first = stretches.firstEntry();
    if (first == null || first.getKey() > 1) {
      return first == null ? 0 : 1;
    }
    return stretches.size() == 1 ? 0 : first.getValue() + 1;
  }
}
