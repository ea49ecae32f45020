package io.countersign.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void salaries() {
    Decisions.bundle(
        folder,
        Decisions.policy("allow-reads", "allow", "facts.readOnly"),
        Decisions.policy("deny-salaries", "deny", "facts.reads.mayInclude('hr.salaries')"));
  }

  @Test
  void aValidBundleIsSummedUp() {
    // When
    int exit = execute("check");
    // Then
    assertThat(exit).isZero();
    assertThat(out.toString()).startsWith("2 policies, valid: 1 allow, 1 deny");
  }

  @Test
  void whatOnlyObservesAndWhatIsOverIsNamed() throws IOException {
    // Given
    Files.writeString(
        folder.resolve("old.yaml"),
        Decisions.policy("deny-stock", "deny", "facts.reads.mayInclude('stock')")
            + """
              mode: observe
              exceptions:
                - {when: principal.name == "dana", until: 2020-01-31, reason: the old report}
            """);
    // When
    int exit = execute("check");
    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Observed only", "  deny-stock\n")
        .contains("exceptions are over", "deny-stock: until 2020-01-31, the old report");
  }

  @Test
  void aProblemIsToldWithFileAndLine() throws IOException {
    // Given
    Files.writeString(
        folder.resolve("wrong.yaml"), Decisions.policy("wrong", "deny", "facts.reeds.size() > 0"));
    // When
    int exit = execute("check");
    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("wrong.yaml:8: ").contains("reeds");
  }

  @Test
  void aFolderThatIsNotThereIsNoEmptyBundle() {
    assertThat(executeIn(folder.resolve("nowhere"), "check")).isEqualTo(1);
  }

  @Test
  void scenariosThatPassAreCounted() throws IOException {
    // Given
    scenario("denied");
    // When
    int exit = execute("test");
    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out).hasToString("1 passed, 0 failed\n");
  }

  @Test
  void aScenarioThatIsDecidedOtherwiseFails() throws IOException {
    // Given
    scenario("allowed");
    // When
    int exit = execute("test");
    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "salaries.test.yaml:6: an agent looks at salaries", "denied", "0 passed, 1 failed");
  }

  @Test
  void noScenarioAtAllIsNoSuccess() {
    assertThat(execute("test")).isEqualTo(1);
  }

  @Test
  void aCommandIsExplained() {
    // When
    int exit =
        execute("explain", "--sql=SELECT * FROM hr.salaries", "--principal=dana", "--kind=human");
    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("by dana (human; agent)", "denied", "deny-salaries");
  }

  @Test
  void aCommandIsExplainedAsThatOfSomebodysAgent() throws IOException {
    // Given
    Files.writeString(
        folder.resolve("owner.yaml"),
        Decisions.policy("ask-owner", "require-approval", "facts.reads.mayInclude('orders')")
            .replace("roles: [dba]", "agentOwner: true"));
    // When
    execute("explain", "--sql=SELECT * FROM orders", "--owner=olga");
    execute("explain", "--sql=SELECT * FROM orders");
    // Then
    assertThat(out.toString())
        .containsSubsequence(
            "approval-required: 1 of person olga (the agent's owner included), within 1h",
            "denied",
            "built-in/nobody-to-ask (deny)",
            "the owner of the agent that submits is asked, and this one has none");
  }

  @Test
  void aCommandIsExplainedAsJson() {
    // When
    execute("explain", "--json", "--sql=SELECT 1", "--now=2026-11-23T01:02:03Z");
    // Then
    assertThat(out.toString())
        .startsWith("{\"command\":")
        .contains("\"outcome\":\"allowed\"", "\"decidedAt\":\"2026-11-23T01:02:03Z\"");
  }

  @Test
  void theCommandLineItselfMayBeWrong() {
    // When
    int exit = execute("explain");
    // Then
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--sql", "countersign policy explain --help");
  }

  private void scenario(String outcome) throws IOException {
    Files.writeString(
        folder.resolve("salaries.test.yaml"),
        """
        principals:
          agent: {kind: AGENT, roles: [agent]}
        dataSources:
          production: {environment: production}
        scenarios:
          - name: an agent looks at salaries
            principal: agent
            dataSource: production
            sql: SELECT * FROM salaries
            expect: {outcome: %s}
        """
            .formatted(outcome));
  }

  private int execute(String command, String... arguments) {
    return executeIn(folder, command, arguments);
  }

  private int executeIn(Path policies, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("policy", command, "--policies=" + policies));
    all.addAll(List.of(arguments));
    return Countersign.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
