package io.countersign.audit.behaviour;

import io.countersign.audit.behaviour.Tally.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Many rows with values of one category, and many more than usual. */
record MassRead(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    Set<String> seen = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    for (Activity activity : conduct.activities()) {
      seen.addAll(activity.masked());
      seen.addAll(activity.shown());
      shown.addAll(activity.shown());
    }
    List<Observation> observed = new ArrayList<>();
    for (String category : seen) {
      Optional<Observation> asTheyAre =
          shown.contains(category) ? observed(conduct, category, true) : Optional.empty();
      asTheyAre.or(() -> observed(conduct, category, false)).ifPresent(observed::add);
    }
    return observed;
  }

  private Optional<Observation> observed(Conduct conduct, String category, boolean unmasked) {
    Function<Hour, Map<String, Long>> rows = unmasked ? Hour::rowsShown : Hour::rowsSeen;
    long usual = conduct.habits().most(rows, category);
    long much = unmasked ? settings.massReadUnmaskedRows() : settings.massReadRows();
    long enough = Math.max(much, usual * settings.timesUsual());
    return Burst.first(conduct, settings.window(), enough, weight(category, unmasked))
        .map(burst ->
            conduct.observation(
                FindingKind.MASS_READ,
                unmasked ? category + " as it is" : category,
                sentence(conduct, category, unmasked, burst, usual),
                burst.activities(),
                conduct.commands().with(unmasked ? "unmasked" : "category", category)));
  }

  private static ToLongFunction<Activity> weight(String category, boolean unmasked) {
    return activity ->
        activity.shown().contains(category) || (!unmasked && activity.masked().contains(category))
            ? activity.rowsReturned()
            : 0;
  }

  private static String sentence(
      Conduct conduct, String category, boolean unmasked, Burst burst, long usual) {
    return "%s was given %d rows with values of %s%s by %d commands; the most in any hour of the baseline was %d"
        .formatted(
            conduct.principal().name(),
            burst.weight(),
            category,
            unmasked ? " as they are" : ", masked or as they are,",
            burst.activities().size(),
            usual);
  }
}
