package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.log.record.LogRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandEndsTest {
  private static final long HOUR = 3_600_000;
  private final Findings findings = new Findings();
  private final CommandEnds ends = new CommandEnds(findings);
  private long latest;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commands/CommandCancelled",
        "approvals/ApprovalRejected",
        "approvals/ApprovalExpired",
        "approvals/ApprovalWithdrawn",
        "approvals/ApprovalSuperseded",
        "approvals/ApprovalDrifted",
        "executions/ExecutionFinished"
      })
  void aCommandHasEndedWhateverComesLast(String end) {
    happens("one", "commands/CommandSubmitted", 0);
    happens("one", end, 10);
    happens("one", "warrants/WarrantIssued", 5);
    happens("another", end, 3 * HOUR);
    assertThat(verdict().checked()).containsExactly("2 commands, of which 2 have ended");
    assertThat(verdict().isSound()).isTrue();
    assertThat(verdict().notVerified()).isEmpty();
  }

  @Test
  void whatIsDeniedHasEnded() {
    decides("one", "{\"decision\":{\"outcome\":\"denied\",\"reason\":\"no\"}}");
    happens("another", "executions/ExecutionFinished", 3 * HOUR);
    assertThat(verdict().checked()).containsExactly("2 commands, of which 2 have ended");
  }

  @Test
  void whatIsAllowedAndNeverRunIsFound() {
    decides("one", "{\"decision\":{\"outcome\":\"allowed\"}}");
    happens("another", "executions/ExecutionFinished", 2 * HOUR);
    assertThat(verdict().first()).extracting(Finding::where).containsExactly("command one");
  }

  @Test
  void aTextWithinADecisionIsNotTheDecision() {
    decides("one", "{\"sql\":\"\\\"decision\\\":{\\\"outcome\\\":\\\"denied\\\"\"}");
    happens("another", "executions/ExecutionFinished", 2 * HOUR);
    assertThat(verdict().checked()).containsExactly("2 commands, of which 1 have ended");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commands/CommandSubmitted",
        "approvals/GlassBroken",
        "warrants/WarrantIssued",
        "executions/ExecutionStarted"
      })
  void aCommandThatNothingIsHeardOfAnyMoreIsFound(String last) {
    happens("one", "commands/CommandSubmitted", 0);
    happens("one", last, HOUR - 1);
    happens("another", "executions/ExecutionFinished", 2 * HOUR);
    assertThat(verdict().first())
        .containsExactly(
            new Finding(
                "command one",
                "has no end, and nothing was heard of it in the last hour of the store"));
  }

  @Test
  void aCommandThatMayBeUnderWayIsTold() {
    happens("one", "executions/ExecutionStarted", HOUR);
    happens("another", "executions/ExecutionFinished", 2 * HOUR);
    assertThat(verdict().isSound()).isTrue();
    assertThat(verdict().notVerified())
        .containsExactly("the end of 1 commands that may be under way");
  }

  @Test
  void aCommandThatWaitsForPeopleMayWaitForDays() {
    happens("one", "approvals/ApprovalRequested", 0);
    happens("two", "approvals/ApprovalGranted", 0);
    happens("another", "executions/ExecutionFinished", 200 * HOUR);
    assertThat(verdict().isSound()).isTrue();
    assertThat(verdict().notVerified())
        .containsExactly("the end of 2 commands that wait for people's word");
  }

  @Test
  void anEndOnAnotherTopicIsNone() {
    happens("one", "commands/CommandSubmitted", 0);
    happens("one", "results/ExecutionFinished", 0);
    happens("another", "executions/ExecutionFinished", 2 * HOUR);
    assertThat(verdict().first()).extracting(Finding::where).containsExactly("command one");
  }

  @Test
  void saysNothingOfAStoreThatIsNotWhole() {
    happens("one", "commands/CommandSubmitted", 0);
    ends.finish(false, 2 * HOUR);
    assertThat(findings.verdict().isSound()).isTrue();
    assertThat(findings.verdict().notVerified())
        .containsExactly("that every command has ended: not all records are here");
  }

  private void decides(String command, String json) {
    accept(command, "decisions", "CommandDecided", 0, json);
  }

  private void happens(String command, String topicAndType, long at) {
    String[] parts = topicAndType.split("/", -1);
    accept(command, parts[0], parts[1], at, "{}");
  }

  private void accept(String command, String topic, String type, long at, String value) {
    latest = Math.max(latest, at);
    LogRecord event =
        new LogRecord(
            "countersign." + topic,
            0,
            0,
            at,
            null,
            List.of(
                TestStore.header("ce_type", "countersign." + type + ".v1"),
                TestStore.header("ce_subject", command)),
            value.getBytes(UTF_8));
    ends.accept(event, EventHeaders.of(event));
  }

  private Verdict verdict() {
    if (findings.verdict().checked().isEmpty()) {
      ends.finish(true, latest);
    }
    return findings.verdict();
  }
}
