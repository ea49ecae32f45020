package io.countersign.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
  private static final String UNFILTERED =
      Decisions.policy("deny-unfiltered", "deny", "size(facts.unfilteredWrites) > 0");
  private static final String WRITES =
      Decisions.policy("approve-writes", "require-approval", "size(facts.writes) > 0");

  @TempDir private Path folder;

  @Test
  void tellsTheDenialBeforeWhatElseMatched() {
    // When
    String explanation = explanation("DELETE FROM orders");
    // Then
    assertThat(explanation)
        .containsSubsequence(
            "DELETE FROM orders",
            "denied",
            "Because",
            "deny-unfiltered (deny)",
            "Message of deny-unfiltered.",
            "Also matched",
            "approve-writes (require-approval)",
            "What the SQL was taken for",
            "writes: orders");
  }

  @Test
  void tellsWhoHasToApprove() {
    assertThat(explanation("DELETE FROM orders WHERE id = 1"))
        .contains("approval-required: 1 of dba, within 1h");
  }

  @Test
  void tellsWhatMayHappenWithoutApproval() {
    String writes =
        WRITES.replace(
            "expiresAfter: 1h",
            "expiresAfter: 1h, breakGlass: {roles: [on-call], reviewWithin: 2h}, grants: {uses: 3, rows: 5, validFor: 1h}");
    assertThat(
            Explanation.of(
                Decisions.decided(
                    1, "DELETE FROM orders WHERE id = 1", Decisions.bundle(folder, writes))))
        .contains(
            "1 of dba, within 1h\n",
            "\n  on-call may break glass (reviewed within 2h)\n",
            "\n  may be approved ahead: at most 3 commands of 5 rows, within 1h\n");
  }

  @Test
  void tellsWhatWasNotUnderstood() {
    assertThat(explanation("SELEC 1")).contains("not understood: ");
  }

  @Test
  void whatATerminalWouldObeyIsNotPrinted() {
    assertThat(explanation("SELECT '\u001B]0;owned\u0007', '\u202E'"))
        .doesNotContain("\u001B", "\u0007", "\u202E");
  }

  private String explanation(String sql) {
    return Explanation.of(Decisions.decided(1, sql, Decisions.bundle(folder, UNFILTERED, WRITES)));
  }
}
