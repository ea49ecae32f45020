package io.countersign.audit.behaviour;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Activities within a length of time that together weigh enough. What belonged to one burst belongs
 * to no other.
 */
record Burst(List<Activity> activities, long weight) {
  /**
   * The first that ends on the conduct's day.
   *
   * @param weigh 0 for what does not count
   */
  static Optional<Burst> first(
      Conduct conduct, Duration length, long enough, ToLongFunction<Activity> weigh) {
    Deque<Activity> recent = new ArrayDeque<>();
    long weight = 0;
    for (Activity activity : conduct.activities()) {
      long own = weigh.applyAsLong(activity);
      if (own == 0) {
        continue;
      }
      recent.add(activity);
      weight += own;
      while (recent.getFirst().at().isBefore(activity.at().minus(length))) {
        weight -= weigh.applyAsLong(recent.removeFirst());
      }
      if (weight >= enough) {
        if (conduct.isOfTheDay(activity.at())) {
          return Optional.of(new Burst(List.copyOf(recent), weight));
        }
        recent.clear();
        weight = 0;
      }
    }
    return Optional.empty();
  }
}
