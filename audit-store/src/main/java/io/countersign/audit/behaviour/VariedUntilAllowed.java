package io.countersign.audit.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Different texts about the same tables were denied by policy one after another, and one ran. */
record VariedUntilAllowed(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    List<Observation> observed = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (Activity passed : conduct.ofTheDay()) {
      if (passed.succeeded() && !passed.tables().isEmpty() && !told.contains(passed.tableList())) {
        List<Activity> attempts = attempts(conduct, passed);
        if (texts(attempts) >= settings.variations()) {
          told.add(passed.tableList());
          attempts.add(passed);
          observed.add(observation(conduct, attempts, passed));
        }
      }
    }
    return observed;
  }

  private List<Activity> attempts(Conduct conduct, Activity passed) {
    return conduct.activities().stream()
        .filter(a -> "denied".equals(a.decision()) && !a.at().isAfter(passed.at()))
        .filter(a -> !a.at().isBefore(passed.at().minus(settings.window())))
        .filter(a -> Objects.equals(a.dataSource(), passed.dataSource()))
        .filter(a -> a.tables().equals(passed.tables()) && a.writes() == passed.writes())
        .filter(a -> !a.text().equals(passed.text()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static long texts(List<Activity> attempts) {
    return attempts.stream().map(Activity::text).distinct().count();
  }

  private static Observation observation(Conduct conduct, List<Activity> upon, Activity passed) {
    return conduct.observation(
        FindingKind.VARIED_UNTIL_ALLOWED,
        passed.tableList(),
        "%s was denied %d different texts about %s before one of the same kind ran"
            .formatted(
                conduct.principal().name(),
                texts(upon.subList(0, upon.size() - 1)),
                passed.tableList()),
        upon,
        conduct.commands().with("table", new TreeSet<>(passed.tables()).first()));
  }
}
