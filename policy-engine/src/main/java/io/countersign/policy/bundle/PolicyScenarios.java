package io.countersign.policy.bundle;

import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.sql.SqlAnalyzer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tests beside the policies: every {@code .test.yaml} file of their folder. Each scenario is a
 * command and what the policies are expected to make of it.
 */
public final class PolicyScenarios {
  private final Path folder;

  public PolicyScenarios(Path folder) {
    this.folder = folder;
  }

  /**
   * Decides every scenario by the policies of the folder.
   *
   * @return in the order of files and lines
   * @throws InvalidBundleException with all that is wrong with the policies or with the tests
   */
  public List<ScenarioResult> run() throws InvalidBundleException {
    return run(new BundleFolder(folder).load());
  }

  /** Decides every scenario by these policies instead. */
  public List<ScenarioResult> run(PolicyBundle bundle) throws InvalidBundleException {
    List<BundleProblem> problems = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    for (YamlFiles.Document document :
        new YamlFiles(folder, PolicyFiles::isTests).documents(problems)) {
      try {
        scenarios.addAll(ScenarioReader.read(document));
      } catch (InvalidDocumentException e) {
        problems.add(e.in(document.file()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidBundleException(folder.toString(), problems);
    }
    return scenarios.stream().map(s -> run(s, bundle)).toList();
  }

  private static ScenarioResult run(Scenario scenario, PolicyBundle bundle) {
    PolicyEngine engine =
        new PolicyEngine(_ -> Optional.of(scenario.dataSource()), SqlAnalyzer::analyze);
    return new ScenarioResult(
        scenario.file(),
        scenario.line(),
        scenario.name(),
        scenario.expectation().differences(scenario.decide(engine, bundle)));
  }
}
