package io.countersign.audit.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers of the same tables were asked for, each time under all conditions of the time before and
 * one more.
 */
record NarrowingCounts(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    Map<String, List<Activity>> byTables = new TreeMap<>();
    for (Activity activity : conduct.activities()) {
      if (activity.question() != null && activity.succeeded() && !activity.tables().isEmpty()) {
        byTables
            .computeIfAbsent(
                activity.dataSource() + ": " + activity.tableList(), _ -> new ArrayList<>())
            .add(activity);
      }
    }
    List<Observation> observed = new ArrayList<>();
    byTables.forEach((tables, questions) ->
        longest(conduct, questions)
            .filter(chain -> chain.size() >= settings.narrowingSteps())
            .ifPresent(chain -> observed.add(observation(conduct, tables, chain))));
    return observed;
  }

  /** For each set of conditions the longest way to it; the ways share what is before. */
  private Optional<List<Activity>> longest(Conduct conduct, List<Activity> questions) {
    Map<Question, List<Activity>> ways = new HashMap<>();
    List<Activity> longest = List.of();
    for (Activity asked : questions) {
      Question question = question(asked);
      List<Activity> way = new ArrayList<>(best(ways, asked, question));
      way.add(asked);
      ways.merge(
          question,
          way,
          (old, young) -> old.size() > young.size() && isRecent(old, asked) ? old : young);
      if (way.size() > longest.size() && conduct.isOfTheDay(asked.at())) {
        longest = way;
      }
    }
    return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
  }

  private List<Activity> best(
      Map<Question, List<Activity>> ways, Activity asked, Question question) {
    List<Activity> best = List.of();
    for (Map.Entry<Question, List<Activity>> way : ways.entrySet()) {
      if (question.isNarrowerThan(way.getKey())
          && isRecent(way.getValue(), asked)
          && way.getValue().size() > best.size()) {
        best = way.getValue();
      }
    }
    return best;
  }

  private boolean isRecent(List<Activity> way, Activity asked) {
    return !way.getLast().at().isBefore(asked.at().minus(settings.window()));
  }

  private static Question question(Activity activity) {
    Question question = activity.question();
    if (question == null) {
      throw new IllegalStateException("only questions are compared");
    }
    return question;
  }

  private static Observation observation(Conduct conduct, String aspect, List<Activity> chain) {
    Activity last = chain.getLast();
    return conduct.observation(
        FindingKind.NARROWING_COUNTS,
        aspect,
        "%s asked for numbers of %s %d times, each time with more conditions: from %d columns to %d (%s); the last may tell of single rows"
            .formatted(
                conduct.principal().name(),
                last.tableList(),
                chain.size(),
                question(chain.getFirst()).conditions().size(),
                question(last).conditions().size(),
                String.join(", ", new TreeSet<>(question(last).conditions()))),
        chain,
        conduct
            .commands()
            .with("table", new TreeSet<>(last.tables()).first())
            .with("kind", "SELECT"));
  }
}
