package io.countersign.policy.bundle;

import java.util.List;

/**
 * What became of one scenario.
 *
 * @param file relative to the folder of policies
 * @param line in the file, from 1
 * @param name what the scenario is called
 * @param differences between what was expected and what was decided, one a line; none if it passed
 */
public record ScenarioResult(String file, int line, String name, List<String> differences) {
  public ScenarioResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }

  @Override
  public String toString() {
    String place = file + ":" + line + ": " + name;
    return passed() ? place : place + "\n  " + String.join("\n  ", differences);
  }
}
