package io.countersign.audit.behaviour;

import io.countersign.contracts.PrincipalKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Active at hours at which it never is, or, where hours are given, a person outside of these. */
final class OffHours implements Detector {
  private final BehaviourSettings settings;
  private final Optional<WorkingHours> given;

  OffHours(BehaviourSettings settings) {
    this.settings = settings;
    this.given = settings.workingHours().map(WorkingHours::parse);
  }

  @Override
  public List<Observation> observe(Conduct conduct) {
    boolean isPerson = PrincipalKind.HUMAN.name().equals(conduct.principal().kind());
    if (given.isPresent() && isPerson) {
      WorkingHours hours = given.get();
      return observe(
          conduct,
          conduct.ofTheDay().stream().filter(a -> !hours.include(a.at())).toList(),
          "outside of the working hours %d-%d %s"
              .formatted(hours.from(), hours.to(), hours.zone()));
    }
    Habits habits = conduct.habits();
    if (!habits.areKnown(settings) || habits.irregularity() > settings.mostIrregular()) {
      return List.of();
    }
    List<Activity> unusual =
        conduct.ofTheDay().stream().filter(a -> !habits.includes(DayHour.of(a.at()))).toList();
    return observe(
        conduct,
        unusual,
        "at %s, where it was never active within an hour of that in %d active hours of the baseline"
            .formatted(
                unusual.stream()
                    .map(a -> DayHour.of(a.at()).toString())
                    .collect(Collectors.toCollection(TreeSet::new)),
                habits.tally().hours().size()));
  }

  private List<Observation> observe(Conduct conduct, List<Activity> unusual, String when) {
    if (unusual.size() < settings.offHoursCommands()) {
      return List.of();
    }
    TrailQuery usual =
        TrailQuery.of("/v1/investigation/counts")
            .with("principal", conduct.principal().subject())
            .with("interval", "hourOfDay");
    Observation observation =
        conduct.observation(
            FindingKind.OFF_HOURS,
            "",
            "%s sent %d commands %s".formatted(conduct.principal().name(), unusual.size(), when),
            unusual,
            conduct.commands());
    return List.of(
        observation.alsoAsking(usual.within(conduct.habits().from(), conduct.habits().to())));
  }
}
