package io.countersign.log.verify;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The numbers that one producer gave in one epoch, as stretches without gaps. */
final class Sequences {
  private final TreeMap<Long, Stretch> stretches = new TreeMap<>();

  /**
   * Numbers that follow upon each other.
   *
   * @param begun the timestamp of the record of the first one
   */
  private record Stretch(long last, long begun) {}

  /**
   * Numbers that are missing before one that is there.
   *
   * @param first of them
   * @param noticed the timestamp of the record behind them
   */
  record Gap(long first, long noticed) {}

  /** Adds a number; false if it is there already. */
  boolean add(long number, long timestamp) {
    Map.Entry<Long, Stretch> before = stretches.floorEntry(number);
    if (before != null && before.getValue().last() >= number) {
      return false;
    }
    boolean joins = before != null && before.getValue().last() == number - 1;
    long first = joins ? before.getKey() : number;
    long begun = joins ? before.getValue().begun() : timestamp;
    Stretch behind = stretches.remove(number + 1);
    stretches.put(first, new Stretch(behind == null ? number : behind.last(), begun));
    return true;
  }

  int stretches() {
    return stretches.size();
  }

  /** The first numbers from 1 on that are missing. */
  Optional<Gap> firstGap() {
    if (stretches.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Long, Stretch> first = stretches.firstEntry();
    if (first.getKey() > 1) {
      return Optional.of(new Gap(1, first.getValue().begun()));
    }
    return Optional.ofNullable(stretches.higherEntry(first.getKey()))
        .map(behind -> new Gap(first.getValue().last() + 1, behind.getValue().begun()));
  }
}
