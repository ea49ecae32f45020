package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.policy.bundle.InvalidBundleException;
import io.countersign.policy.bundle.PolicyScenarios;
import io.countersign.policy.bundle.ScenarioResult;
import io.countersign.sql.SqlAnalyzer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  static Stream<ScenarioResult> scenarios() throws InvalidBundleException {
    return new PolicyScenarios(DefaultBundle.FOLDER).run().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void decidesEveryScenario(ScenarioResult result) {
    assertThat(result.differences()).as(result.toString()).isEmpty();
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
