package io.countersign.audit.behaviour;

import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ran does not fit the justification: it speaks of reading only, and something was written; or
 * it names a table, and others were used.
 */
record UnfitIntent() implements Detector {
  private static final String WROTE = "says that it reads, and writes";

  @Override
  public List<Observation> observe(Conduct conduct) {
    Map<String, List<Activity>> byAspect = new LinkedHashMap<>();
    Map<String, String> sentences = new HashMap<>();
    for (Activity activity : conduct.ofTheDay()) {
      if (activity.justification() == null || !activity.succeeded()) {
        continue;
      }
      Intent intent = Intent.of(activity.justification());
      if (intent.isToReadOnly() && activity.writes()) {
        byAspect.computeIfAbsent(WROTE, _ -> new ArrayList<>()).add(activity);
        sentences.putIfAbsent(
            WROTE,
            "speak only of reading (%s), and ran %s"
                .formatted(
                    String.join(", ", intent.reading()), String.join(", ", activity.kinds())));
      }
      otherTable(intent, activity)
          .ifPresent(named -> {
            byAspect.computeIfAbsent(named, _ -> new ArrayList<>()).add(activity);
            sentences.putIfAbsent(
                named, "name the table %s, and used %s".formatted(named, activity.tableList()));
          });
    }
    List<Observation> observed = new ArrayList<>();
    byAspect.forEach((aspect, upon) ->
        observed.add(observation(conduct, aspect, upon, sentences.getOrDefault(aspect, ""))));
    return observed;
  }

  /** A table that it names, if it names none of those that were used. */
  private static Optional<String> otherTable(Intent intent, Activity activity) {
    List<String> named =
        intent.tables().stream().filter(t -> maybeTable(activity, t)).sorted().toList();
    return named.isEmpty() || named.stream().anyMatch(t -> uses(activity, t))
        ? Optional.empty()
        : Optional.of(named.getFirst());
  }

  /** "node.js" is no table: a schema has to be one of those that were used. */
  private static boolean maybeTable(Activity activity, String named) {
    String schema = TableName.parse(named).schema();
    return !activity.tables().isEmpty()
        && (schema == null
            || activity.tables().stream()
                .map(TableName::parse)
                .anyMatch(t -> schema.equalsIgnoreCase(t.schema())));
  }

  private static boolean uses(Activity activity, String named) {
    TableName table = TableName.parse(named);
    return activity.tables().stream().map(TableName::parse).anyMatch(t -> same(t, table));
  }

  private static boolean same(TableName used, TableName named) {
    return used.name().equalsIgnoreCase(named.name())
        && (used.schema() == null
            || named.schema() == null
            || used.schema().equalsIgnoreCase(named.schema()));
  }

  private static Observation observation(
      Conduct conduct, String aspect, List<Activity> upon, String what) {
    return conduct.observation(
        FindingKind.UNFIT_INTENT,
        aspect,
        "%d commands of %s do not fit their justifications, which %s"
            .formatted(upon.size(), conduct.principal().name(), what),
        upon,
        conduct.commands());
  }
}
