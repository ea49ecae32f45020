package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Decision;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.sql.SqlAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class DefaultBundleTest {
  private static final PolicyBundle BUNDLE = DefaultBundle.load();

  private static PolicyEngine engine(String environment) {
    return new PolicyEngine(
        _ -> Optional.of(Samples.dataSource(environment)), SqlAnalyzer::analyze);
  }

  private static CommandDecided decide(Principal principal, String environment, String sql) {
    return Samples.decide(
        engine(environment), Samples.submitted(Samples.command(principal, sql)), BUNDLE);
  }

  static Stream<Map<String, Object>> scenarios() throws IOException {
    try (var resource =
        DefaultBundleTest.class.getResourceAsStream("/scenarios/default-bundle.yaml")) {
      List<Map<String, Object>> scenarios = new Yaml().load(resource);
      return scenarios.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void decidesEveryScenario(Map<String, Object> scenario) {
    Principal principal =
        scenario.get("principal").equals("AGENT") ? Samples.AGENT : Samples.PERSON;

    CommandDecided decided =
        decide(principal, (String) scenario.get("environment"), (String) scenario.get("sql"));

    assertThat(decided.matches().stream().map(PolicyMatch::policy))
        .as("the policies that match %s", decided.facts())
        .isEqualTo(scenario.get("policies"));
    assertThat(decided.decision().outcome()).isEqualTo(scenario.get("outcome"));
    assertThat(approval(decided.decision())).isEqualTo(scenario.get("approval"));
  }

  private static Map<String, Object> approval(Decision decision) {
    if (!(decision instanceof Decision.ApprovalRequired required)) {
      return null;
    }
    ApprovalRequirement requirement = required.requirement();
    return Map.of("quorum", requirement.persons(), "roles", List.copyOf(requirement.roles()));
  }

  @Test
  void saysWhatToDoInsteadOfDroppingATable() {
    CommandDecided decided = decide(Samples.AGENT, "production", "DROP TABLE customers");

    assertThat(decided.decision())
        .isEqualTo(
            new Decision.Denied(
                List.of(
                    "DROP and TRUNCATE destroy data in production that no approval brings back. Put the"
                        + " change into a migration that is reviewed and released like any other, or"
                        + " try it on a staging data source.")));
  }

  @RepeatedTest(300)
  void decidesTheSameAgainAndNeverAllowsWhatItCannotRead(RepetitionInfo repetition) {
    String sql = "SELECT " + words(new Random(repetition.getCurrentRepetition()));

    CommandDecided decided = decide(Samples.AGENT, "production", sql);

    assertThat(decide(Samples.AGENT, "production", sql)).isEqualTo(decided);
    if (decided.decision() instanceof Decision.Allowed) {
      assertThat(decided.facts().readOnly()).as(sql).isTrue();
    }
  }

  /** Text that is often SQL, and as often nearly. */
  private static String words(Random random) {
    List<String> words =
        List.of(
            "*",
            "1",
            "name",
            "FROM customers",
            "WHERE",
            "id = $1",
            ",",
            "(",
            ")",
            "'",
            "\"",
            ";",
            "DELETE",
            "SELECT 1",
            "pg_sleep(1)",
            "lower(name)",
            "FOR UPDATE",
            "--",
            "/*",
            "*/",
            "UNION",
            "INTO t",
            "AS c",
            "\u200b",
            "$$");
    return random
        .ints(random.nextInt(1, 8), 0, words.size())
        .mapToObj(words::get)
        .collect(Collectors.joining(" "));
  }
}
