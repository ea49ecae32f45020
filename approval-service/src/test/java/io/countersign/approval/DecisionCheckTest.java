package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.BUNDLE;
import static io.countersign.approval.Samples.approvalBy;
import static io.countersign.approval.Samples.command;
import static io.countersign.approval.Samples.decided;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionCheckTest {
  private static final Command COMMAND = command(AGENT);
  private static final CommandDecided GENUINE = decided(COMMAND, approvalBy(2), false);

  static Stream<CommandDecided> altered() {
    Command otherText =
        new Command(
            COMMAND.id(),
            COMMAND.sessionId(),
            COMMAND.dataSource(),
            "drop table customers",
            COMMAND.parameters(),
            COMMAND.principal(),
            COMMAND.origin(),
            COMMAND.justification(),
            COMMAND.submittedAt());
    return Stream.of(
        with(otherText, GENUINE.decision()),
        with(COMMAND, new Decision.Allowed()),
        with(COMMAND, approvalBy(1)));
  }

  @ParameterizedTest
  @MethodSource("altered")
  void objectsToADecisionThatWasAltered(CommandDecided altered) {
    assertThat(DecisionCheck.objectionTo(altered, COMMAND.sessionId())).isPresent();
  }

  @Test
  void hasNoObjectionToAGenuineOne() {
    assertThat(DecisionCheck.objectionTo(GENUINE, COMMAND.sessionId())).isEmpty();
  }

  @Test
  void objectsToADecisionUnderAnotherSessionOrNone() {
    assertThat(DecisionCheck.objectionTo(GENUINE, new SessionId(UUID.randomUUID()))).isPresent();
    assertThat(DecisionCheck.objectionTo(GENUINE, null)).isPresent();
  }

  static Stream<Duration> notSensible() {
    return Stream.of(Duration.ofNanos(1), Duration.ofDays(367), Duration.ofSeconds(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("notSensible")
  void objectsToAQuestionWithoutASensibleEnd(Duration openFor) {
    Decision senseless =
        new Decision.ApprovalRequired(ApprovalRequirement.of(1, Set.of("dba"), openFor));

    assertThat(DecisionCheck.objectionTo(decided(COMMAND, senseless, false), COMMAND.sessionId()))
        .hasValueSatisfying(o -> assertThat(o).contains("open"));
  }

  private static CommandDecided with(Command command, Decision decision) {
    return new CommandDecided(
        command,
        GENUINE.commandDigest(),
        GENUINE.environment(),
        GENUINE.facts(),
        GENUINE.history(),
        GENUINE.impact(),
        GENUINE.decidedAt(),
        decision,
        GENUINE.obligations(),
        GENUINE.matches(),
        BUNDLE,
        GENUINE.decisionDigest());
  }
}
