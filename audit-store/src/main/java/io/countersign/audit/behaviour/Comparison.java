package io.countersign.audit.behaviour;

import io.countersign.audit.behaviour.Deviation.Kind;
import io.countersign.audit.behaviour.Tally.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** A time compared with what is usual. */
record Comparison(
    BehaviourSettings settings,
    String subject,
    Instant from,
    Instant to,
    Tally tally,
    Habits habits) {
  private static final int QUANTILE = 95;
  private static final int FEW_DENIALS = 3;

  List<Deviation> deviations() {
    List<Deviation> found = new ArrayList<>();
    Tally usual = habits.tally();
    unseen(found, Kind.NEW_DATA_SOURCE, "dataSource", tally.dataSources(), usual.dataSources());
    unseen(found, Kind.NEW_TABLE, "table", tally.tables(), usual.tables());
    unseen(found, Kind.NEW_KIND, "kind", tally.kinds(), usual.kinds());
    unseen(found, Kind.NEW_CATEGORY, "category", tally.categories(), usual.categories());
    hours(found);
    busiest(found, Kind.BUSY_HOUR, "commands", Hour::commands);
    busiest(found, Kind.MANY_ROWS, "rows returned", Hour::rowsReturned);
    denials(found);
    return found.stream()
        .sorted(
            Comparator.comparingDouble(Deviation::bits)
                .reversed()
                .thenComparing(Deviation::kind)
                .thenComparing(Deviation::what))
        .toList();
  }

  /**
   * What the baseline never held. The chance that a command brings something new is the share of
   * commands that brought what came only once, taken as at least one command.
   */
  private void unseen(
      List<Deviation> found,
      Kind kind,
      String parameter,
      Map<String, Long> now,
      Map<String, Long> usual) {
    long alone = Math.max(1, usual.values().stream().filter(count -> count == 1).count());
    double bits = Bits.of((double) alone / (habits.tally().commands() + 1));
    now.forEach((what, count) -> {
      if (!usual.containsKey(what)) {
        TrailQuery query = commands().with(parameter, what);
        found.add(
            new Deviation(
                kind,
                what,
                count,
                0,
                bits,
                "%d commands with %s, and none of %d in the baseline"
                    .formatted(count, what, habits.tally().commands()),
                query.within(from, to),
                query.within(habits.from(), habits.to())));
      }
    });
  }

  private void hours(List<Deviation> found) {
    if (habits.irregularity() > settings.mostIrregular()) {
      return;
    }
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Double> bits = new TreeMap<>();
    tally
        .hours()
        .forEach((begin, hour) -> {
          DayHour at = DayHour.of(begin);
          if (!habits.includes(at)) {
            counts.merge(at.toString(), hour.commands(), Long::sum);
            bits.put(at.toString(), habits.bits(at));
          }
        });
    counts.forEach((at, count) ->
        found.add(
            new Deviation(
                Kind.UNUSUAL_HOUR,
                at,
                count,
                0,
                bits.getOrDefault(at, 0.0),
                "%d commands at %s, where it was active in none of %d active hours of the baseline"
                    .formatted(count, at, habits.tally().hours().size()),
                counts("hour").within(from, to),
                counts("hour").within(habits.from(), habits.to()))));
  }

  private void busiest(
      List<Deviation> found, Kind kind, String what, ToLongFunction<Hour> measure) {
    long most = tally.hours().values().stream().mapToLong(measure).max().orElse(0);
    long quantile = habits.quantile(measure, QUANTILE);
    long greatest = habits.quantile(measure, 100);
    if (most > greatest && most > quantile * settings.timesUsual()) {
      found.add(
          new Deviation(
              kind,
              what,
              most,
              quantile,
              Bits.log2((double) most / Math.max(1, quantile)),
              "%d %s in one hour; %d of 100 active hours of the baseline had at most %d, none more than %d"
                  .formatted(most, what, QUANTILE, quantile, greatest),
              counts("hour").within(from, to),
              counts("hour").within(habits.from(), habits.to())));
    }
  }

  private void denials(List<Deviation> found) {
    Tally usual = habits.tally();
    double expected = (usual.denied() + 1.0) / (usual.commands() + 2);
    double share = tally.commands() == 0 ? 0 : (double) tally.denied() / tally.commands();
    if (tally.denied() >= FEW_DENIALS && share > expected * settings.timesUsual()) {
      TrailQuery query = commands().with("decision", "denied");
      found.add(
          new Deviation(
              Kind.MANY_DENIALS,
              "denied",
              tally.denied(),
              usual.denied(),
              Bits.log2(share / expected),
              "%d of %d commands were denied; in the baseline it was %d of %d"
                  .formatted(tally.denied(), tally.commands(), usual.denied(), usual.commands()),
              query.within(from, to),
              query.within(habits.from(), habits.to())));
    }
  }

  private TrailQuery commands() {
    return TrailQuery.of("/v1/commands").with("principal", subject);
  }

  private TrailQuery counts(String interval) {
    return TrailQuery.of("/v1/investigation/counts")
        .with("principal", subject)
        .with("interval", interval);
  }
}
