package io.countersign.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether named persons are enough for several stages together, each person counting once: a
 * matching of seats to persons, by augmenting paths.
 */
final class Reach {
  /** So many of these persons. */
  record Seats(int number, Set<String> persons) {}

  private final List<Set<String>> seats = new ArrayList<>();
  private final Map<String, Integer> taken = new HashMap<>();

  private Reach() {}

  static boolean canAllBeFilled(List<Seats> stages) {
    if (stages.stream().anyMatch(s -> s.number() > s.persons().size())) {
      return false;
    }
    Reach reach = new Reach();
    for (Seats stage : stages) {
      for (int i = 0; i < stage.number(); i++) {
        reach.seats.add(stage.persons());
        if (!reach.seat(reach.seats.size() - 1, new HashSet<>())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Finds somebody for a seat, moving others to other seats if need be. */
  private boolean seat(int seat, Set<String> tried) {
    for (String person : seats.get(seat)) {
      if (tried.add(person)) {
        Integer held = taken.get(person);
        if (held == null || seat(held, tried)) {
          taken.put(person, seat);
          return true;
        }
      }
    }
    return false;
  }
}
