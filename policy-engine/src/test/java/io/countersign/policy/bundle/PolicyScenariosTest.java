package io.countersign.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyScenariosTest {
  private static final String POLICIES =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec: {approval: {quorum: 1, roles: [dba], expiresAfter: 30m}}
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: allow-reads}
      spec: {effect: allow, when: facts.readOnly, message: Reads run at once.}
      """;
  private static final String SCENARIO =
      """
      scenarios:
        - name: a read
          principal: {name: ada, kind: AGENT, roles: [agent]}
          dataSource: {name: shop, environment: production}
          sql: SELECT id FROM orders
          expect: %s
      """;

  @TempDir Path folder;

  private List<ScenarioResult> run(String tests) throws Exception {
    Files.writeString(folder.resolve("a.yaml"), POLICIES);
    Files.writeString(folder.resolve("a.test.yaml"), tests);
    return new PolicyScenarios(folder).run();
  }

  /** The bundles that show what the engine does, each with scenarios of its own. */
  static Stream<ScenarioResult> scenarios() throws IOException {
    try (Stream<Path> bundles = Files.list(Path.of("src", "test", "resources", "bundles"))) {
      return bundles.sorted().flatMap(b -> results(b).stream()).toList().stream();
    }
  }

  private static List<ScenarioResult> results(Path bundle) {
    try {
      return new PolicyScenarios(bundle).run();
    } catch (InvalidBundleException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void decidesAsExpected(ScenarioResult result) {
    assertThat(result.differences()).as(result.toString()).isEmpty();
  }

  @Test
  void passesWhereAllIsAsExpected() throws Exception {
    assertThat(run(SCENARIO.formatted("{outcome: allowed}")))
        .containsExactly(new ScenarioResult("a.test.yaml", 2, "a read", List.of()));
  }

  @Test
  void namesEveryDifference() throws Exception {
    List<ScenarioResult> results =
        run(
            SCENARIO.formatted(
                "{outcome: denied, policies: [b], observed: [], approval: {quorum: 1, roles: [dba]},"
                    + " measure: plan, tolerance: 5%, obligations: {rows: 5}, reasons: [Why]}"));

    assertThat(results.getFirst().differences())
        .containsExactly(
            "outcome: expected denied, was allowed",
            "policies: expected [b], was [allow-reads]",
            "approval: expected 1 of dba, was none",
            "tolerance: expected 5, was none",
            "measure: expected plan, was none",
            "obligations: expected Obligations[maximumRows=5, maximumChangedRows=null, timeout=null, unmask=[], statistics=[], minimumGroup=null], was"
                + " Obligations[maximumRows=null, maximumChangedRows=null, timeout=null, unmask=[], statistics=[], minimumGroup=null]",
            "reasons: none says 'Why': [Reads run at once.]");
  }

  @Test
  void refusesTestsThatAreNoneAsStrictlyAsPolicies() {
    assertThatThrownBy(() -> run(SCENARIO.formatted("{outcome: permitted}")))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining(
            "a.test.yaml:6: outcome must be one of allowed, approval-required, denied,"
                + " measure-first");
  }

  @Test
  void refusesANameThatTheFileDoesNotIntroduce() {
    assertThatThrownBy(() ->
            run("scenarios:\n  - {name: a, principal: bob, sql: x, dataSource: y, expect: {}}\n"))
        .hasMessageContaining("a.test.yaml:2: 'bob' is not among the file's principals:");
  }
}
