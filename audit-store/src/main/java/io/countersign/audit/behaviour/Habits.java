package io.countersign.audit.behaviour;

import io.countersign.audit.behaviour.Tally.Hour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a principal usually does, by what it did in the baseline.
 *
 * @param from when the baseline begins
 * @param to the first moment after it
 * @param activeHours in how many hours that are such an hour of the day it was active
 */
public record Habits(Tally tally, Instant from, Instant to, Map<DayHour, Integer> activeHours) {
  private static final int PERCENT = 100;

  public Habits {
    activeHours = Map.copyOf(activeHours);
  }

  public static Habits of(Collection<Slice> slices, Instant from, Instant to) {
    Tally tally = Tally.of(slices);
    Map<DayHour, Integer> active = new HashMap<>();
    tally.hours().keySet().forEach(h -> active.merge(DayHour.of(h), 1, Integer::sum));
    return new Habits(tally, from, to, active);
  }

  /** Whether they are known well enough for anything to be called unusual. */
  boolean areKnown(BehaviourSettings settings) {
    return tally.commands() >= settings.minimumCommands()
        && activeDays() >= settings.minimumDays()
        && !tally.hours().firstKey().isAfter(to.minus(settings.minimumHistory()));
  }

  /** On how many days (UTC) there was a command. */
  public long activeDays() {
    return tally.hours().keySet().stream()
        .map(hour -> LocalDate.ofInstant(hour, ZoneOffset.UTC))
        .distinct()
        .count();
  }

  /** Whether it was ever active at this hour of the day, or the one before or after. */
  boolean includes(DayHour hour) {
    return activeHours.containsKey(hour)
        || activeHours.containsKey(hour.before())
        || activeHours.containsKey(hour.after());
  }

  /**
   * How likely its next active hour is of a time of day never seen before: the share of its active
   * hours that are the only ones of theirs (Good, "The population frequencies of species", 1953).
   */
  double irregularity() {
    long alone = activeHours.values().stream().filter(count -> count == 1).count();
    return tally.hours().isEmpty() ? 1 : (double) alone / tally.hours().size();
  }

  /** How surprising activity at this hour of the day is, with one added to each count. */
  double bits(DayHour hour) {
    return Bits.of(
        (activeHours.getOrDefault(hour, 0) + 1.0) / (tally.hours().size() + DayHour.COUNT));
  }

  /** The most rows of an hour that {@code rows} gives for the category. */
  long most(Function<Hour, Map<String, Long>> rows, String category) {
    return tally.hours().values().stream()
        .mapToLong(hour -> rows.apply(hour).getOrDefault(category, 0L))
        .max()
        .orElse(0);
  }

  /** What so many of a hundred active hours do not exceed. */
  long quantile(ToLongFunction<Hour> of, int percent) {
    List<Long> sorted = tally.hours().values().stream().map(of::applyAsLong).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, PERCENT) - 1);
  }
}
