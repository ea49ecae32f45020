package io.countersign.cli.policy;

import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.event.CommandDecided;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What other policies would have changed, counted. */
final class ReplaySummary {
  private final int examplesOfEach;
  private final Map<String, Integer> changes = new TreeMap<>();
  private final Map<String, Map<String, Integer>> byPolicy = new TreeMap<>();
  private final Map<String, Map<String, Integer>> byPrincipal = new TreeMap<>();
  private final Map<String, Integer> observed = new TreeMap<>();
  private final Map<String, List<Difference>> examples = new TreeMap<>();
  private int decisions;
  private int changed;

  /**
   * @param examplesOfEach how many commands are named for each kind of change
   */
  ReplaySummary(int examplesOfEach) {
    this.examplesOfEach = examplesOfEach;
  }

  void add(CommandDecided before, CommandDecided after) {
    decisions++;
    after.matches().stream()
        .filter(m -> m.mode() == PolicyMode.OBSERVE)
        .map(PolicyMatch::policy)
        .forEach(p -> observed.merge(p, 1, Integer::sum));
    Difference.between(before, after).ifPresent(this::add);
  }

  private void add(Difference difference) {
    changed++;
    String change = difference.change();
    changes.merge(change, 1, Integer::sum);
    difference.policies().forEach(p -> count(byPolicy, p, change));
    count(byPrincipal, difference.principal(), change);
    List<Difference> named = examples.computeIfAbsent(change, _ -> new ArrayList<>());
    if (named.size() < examplesOfEach) {
      named.add(difference);
    }
  }

  private static void count(Map<String, Map<String, Integer>> counts, String name, String change) {
    counts.computeIfAbsent(name, _ -> new TreeMap<>()).merge(change, 1, Integer::sum);
  }

  int decisions() {
    return decisions;
  }

  int changed() {
    return changed;
  }

  /** How many commands, by kind of change. */
  Map<String, Integer> changes() {
    return changes;
  }

  /** By policy, with its sign: see {@link Difference#policies()}. */
  Map<String, Map<String, Integer>> byPolicy() {
    return byPolicy;
  }

  Map<String, Map<String, Integer>> byPrincipal() {
    return byPrincipal;
  }

  /** How many commands each policy in observe mode matches. */
  Map<String, Integer> observed() {
    return observed;
  }

  List<Difference> examples() {
    return examples.values().stream().flatMap(List::stream).toList();
  }

  /** The same as one object. */
  Map<String, Object> asMap() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("decisions", decisions);
    all.put("changed", changed);
    all.put("changes", changes);
    all.put("byPolicy", byPolicy);
    all.put("byPrincipal", byPrincipal);
    all.put("observed", observed);
    all.put("examples", examples());
    return all;
  }
}
