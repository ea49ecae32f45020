package io.countersign.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.policy.PolicyBundle;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String READS = Decisions.policy("allow-reads", "allow", "facts.readOnly");
  private static final String SALARIES =
      Decisions.policy("deny-salaries", "deny", "facts.reads.mayInclude('hr.salaries')");

  @TempDir private Path folder;
  private PolicyBundle before;
  private final ReplaySummary summary = new ReplaySummary(1);

  @BeforeEach
  void reads() {
    before = Decisions.bundle(folder.resolve("before"), READS);
  }

  @Test
  void theSamePoliciesChangeNothing() {
    // When
    replay(before, "SELECT * FROM hr.salaries", "DROP TABLE t", "nonsense");
    // Then
    assertThat(summary.decisions()).isEqualTo(3);
    assertThat(summary.changed()).isZero();
    assertThat(summary.examples()).isEmpty();
  }

  @Test
  void countsWhatAPolicyWouldHaveDenied() {
    // When
    replay(
        Decisions.bundle(folder.resolve("after"), READS, SALARIES),
        "SELECT * FROM hr.salaries",
        "SELECT * FROM salaries",
        "SELECT * FROM orders");
    // Then
    assertThat(summary.changes()).isEqualTo(Map.of("allowed → denied", 2));
    assertThat(summary.byPolicy())
        .isEqualTo(Map.of("+ deny-salaries", Map.of("allowed → denied", 2)));
    assertThat(summary.byPrincipal())
        .isEqualTo(Map.of("night-agent", Map.of("allowed → denied", 2)));
  }

  @Test
  void namesAsManyExamplesOfAChangeAsAskedFor() {
    // When
    replay(
        Decisions.bundle(folder.resolve("after"), READS, SALARIES),
        "SELECT 1 FROM hr.salaries",
        "SELECT 2 FROM hr.salaries");
    // Then
    assertThat(summary.examples()).hasSize(1);
    Difference example = summary.examples().getFirst();
    assertThat(example.sql()).isEqualTo("SELECT 1 FROM hr.salaries");
    assertThat(example.reasons()).containsExactly("deny-salaries: Message of deny-salaries.");
  }

  @Test
  void namesThePolicyThatIsMissing() {
    // When
    replay(
        Decisions.bundle(
            folder.resolve("after"),
            Decisions.policy("deny-drops", "deny", "'DROP TABLE' in facts.kinds")),
        "SELECT * FROM orders");
    // Then
    assertThat(summary.byPolicy())
        .containsEntry("- allow-reads", Map.of("allowed → approval-required", 1));
  }

  @Test
  void anApprovalByOthersIsAChange() {
    // Given
    String when = "'UPDATE' in facts.kinds";
    before =
        Decisions.bundle(
            folder.resolve("before"), Decisions.policy("writes", "require-approval", when));
    String stricter =
        Decisions.policy("writes", "require-approval", when).replace("quorum: 1", "quorum: 2");
    // When
    replay(Decisions.bundle(folder.resolve("after"), stricter), "UPDATE t SET a = 1 WHERE id = 2");
    // Then
    assertThat(summary.byPolicy())
        .isEqualTo(Map.of("~ writes", Map.of("approval-required, otherwise than before", 1)));
  }

  @Test
  void aDenialForOtherReasonsIsNone() {
    // Given
    before = Decisions.bundle(folder.resolve("before"), Decisions.policy("one", "deny", "true"));
    // When
    replay(
        Decisions.bundle(folder.resolve("after"), Decisions.policy("other", "deny", "true")),
        "SELECT 1");
    // Then
    assertThat(summary.changed()).isZero();
  }

  @Test
  void theReportSaysItInWords() {
    // When
    replay(
        Decisions.bundle(folder.resolve("after"), READS, SALARIES),
        "SELECT '\u001B[31m' FROM hr.salaries",
        "SELECT * FROM orders");
    // Then
    assertThat(ReplayReport.of(summary))
        .startsWith("2 commands decided again: ")
        .contains("+ deny-salaries")
        .contains("night-agent on shop: ")
        .doesNotContain("\u001B");
  }

  private void replay(PolicyBundle after, String... statements) {
    Replay replay = new Replay(after, new PastDataSources(Optional.empty()), false);
    for (int i = 0; i < statements.length; i++) {
      CommandDecided recorded = Decisions.decided(i, statements[i], before);
      summary.add(recorded, replay.again(recorded));
    }
  }
}
