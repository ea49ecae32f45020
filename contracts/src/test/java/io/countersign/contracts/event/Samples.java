package io.countersign.contracts.event;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.WarrantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of every event: the story of an update that a reviewer approves, and some that end otherwise.
 */
final class Samples {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final CommandId COMMAND_ID =
      CommandId.parse("019cb000-0000-7000-8000-000000000001");
  private static final SessionId SESSION_ID =
      SessionId.parse("019cb000-0000-7000-8000-000000000002");
  private static final ApprovalRequestId REQUEST_ID =
      ApprovalRequestId.parse("019cb000-0000-7000-8000-000000000003");
  private static final WarrantId WARRANT_ID =
      WarrantId.parse("019cb000-0000-7000-8000-000000000004");
  private static final ExecutionId EXECUTION_ID =
      ExecutionId.parse("019cb000-0000-7000-8000-000000000005");
  private static final TableName CUSTOMERS = new TableName("public", "customers");
  private static final Digest BUNDLE = CanonicalForm.of("sample-bundle").digest();
  private static final WarrantKey KEY =
      new WarrantKey("sample", Base64.getEncoder().encodeToString(new byte[32]));

  private static final Principal AGENT =
      new Principal(
          "agent-1",
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent"),
          "person-1",
          "night-agent");
  private static final Principal REVIEWER =
      new Principal(
          "person-2", PrincipalKind.HUMAN, "rita", Set.of("reviewer"), null, "countersign-cli");

  static final Command COMMAND =
      new Command(
          COMMAND_ID,
          SESSION_ID,
          "shop",
          "UPDATE public.customers SET city = $1 WHERE id = $2",
          List.of(new BindValue(BindType.TEXT, "Utrecht"), new BindValue(BindType.INTEGER, "42")),
          AGENT,
          Origin.REST,
          "The customer moved",
          NOON);

  private static final ApprovalRequirement REQUIREMENT =
      new ApprovalRequirement(1, Set.of("reviewer", "dba"), Duration.ofHours(1));
  private static final Decision DECISION = new Decision.ApprovalRequired(REQUIREMENT);
  private static final List<PolicyMatch> MATCHES =
      List.of(
          new PolicyMatch(
              "approve-production-writes",
              PolicyEffect.REQUIRE_APPROVAL,
              "Writes in production need a second pair of eyes."));
  private static final Digest DECISION_DIGEST =
      CommandDecided.digestOf(COMMAND.digest(), BUNDLE, facts(), DECISION, MATCHES);

  static final Warrant WARRANT =
      KEY.sign(
          new Warrant(
              WARRANT_ID,
              COMMAND,
              COMMAND.digest(),
              DECISION_DIGEST,
              BUNDLE,
              Access.WRITER,
              REQUEST_ID,
              List.of("person-2"),
              NOON.plusSeconds(60),
              NOON.plusSeconds(660),
              "00112233445566778899aabbccddeeff",
              "sample",
              ""));

  private Samples() {}

  static List<EventData> all() {
    return List.of(
        new CommandSubmitted(COMMAND, COMMAND.digest(), "order-7"),
        new CommandCancelled(COMMAND_ID, AGENT, "no longer needed"),
        new CommandDecided(
            COMMAND,
            COMMAND.digest(),
            "production",
            facts(),
            DECISION,
            MATCHES,
            BUNDLE,
            DECISION_DIGEST),
        new ApprovalRequested(
            REQUEST_ID, COMMAND, DECISION_DIGEST, REQUIREMENT, NOON.plusSeconds(3600)),
        new VoteCast(
            REQUEST_ID,
            COMMAND_ID,
            REVIEWER,
            Verdict.APPROVE,
            DECISION_DIGEST,
            "checked with support"),
        new VoteRefused(
            REQUEST_ID, COMMAND_ID, AGENT, "agent-may-not-decide", "An agent never approves."),
        new ApprovalGranted(REQUEST_ID, COMMAND_ID, List.of("person-2")),
        new ApprovalRejected(REQUEST_ID, COMMAND_ID, "person-2", "wrong customer"),
        new ApprovalExpired(REQUEST_ID, COMMAND_ID),
        new ApprovalWithdrawn(REQUEST_ID, COMMAND_ID),
        new WarrantIssued(WARRANT),
        new ExecutionStarted(EXECUTION_ID, COMMAND_ID, WARRANT_ID, "shop", Access.WRITER),
        new RowsChanged(
            EXECUTION_ID,
            COMMAND_ID,
            CUSTOMERS,
            StatementKind.UPDATE,
            0,
            List.of(new RowChange(Map.of("city", "Delft"), Map.of("city", "Utrecht")))),
        new ExecutionFinished(
            EXECUTION_ID,
            COMMAND_ID,
            WARRANT_ID,
            new Outcome.Succeeded(0, 1, false, false),
            Duration.ofMillis(12)),
        new ResultChunk(
            EXECUTION_ID,
            COMMAND_ID,
            0,
            0,
            List.of(
                new ResultColumn("id", "int8", Masking.NONE, null),
                new ResultColumn("email", "text", Masking.DECLARED, "email")),
            List.of(Arrays.asList(42, "***"), Arrays.asList(43, null))),
        new ResultEnded(EXECUTION_ID, COMMAND_ID, 1, 2, false),
        new PolicyBundleActivated(BUNDLE, List.of("allow-reads", "approve-production-writes")),
        new RecordRejected(
            "executor", "countersign.warrants", 1, 17, BUNDLE, "the record has no value"),
        new PublicationAbandoned(
            new ProducerPosition("command-intake-1", 1_772_366_400_000L, 7),
            COMMAND_ID.toString(),
            "countersign.CommandSubmitted.v1"),
        new TrailRead(REVIEWER, "GET /v1/events?text=customers"));
  }

  private static Facts facts() {
    return new Facts(
        true,
        null,
        false,
        1,
        List.of(StatementKind.UPDATE),
        List.of(),
        List.of(CUSTOMERS),
        List.of(new ColumnUse(CUSTOMERS, "city"), new ColumnUse(CUSTOMERS, "id")),
        List.of(),
        List.of(),
        List.of());
  }
}
