package io.countersign.contracts.event;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.IncidentKind;
import io.countersign.contracts.Masking;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.ResultDigest;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.WarrantId;
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
  private static final SigningKey KEY =
      new SigningKey("sample", Base64.getEncoder().encodeToString(new byte[32]));

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
          NOON,
          null);
  private static final GrantTerms TERMS = new GrantTerms(20, 10, NOON.plusSeconds(7200));
  private static final ApprovalConditions CONDITIONS =
      new ApprovalConditions(10L, NOON.plusSeconds(600), NOON.plusSeconds(1200));
  private static final GrantId GRANT_ID = GrantId.parse("019cb000-0000-7000-8000-000000000006");

  private static final ApprovalRequirement REQUIREMENT =
      new ApprovalRequirement(
          StageOrder.PARALLEL,
          List.of(
              new ApprovalStage(
                  1,
                  Approvers.withRoles(Set.of("reviewer", "dba")),
                  false,
                  new StageTimeout.Escalate(
                      Duration.ofMinutes(30), new Approvers(Set.of("admin"), Set.of("dana")))),
              new ApprovalStage(
                  1,
                  new Approvers(Set.of(), Set.of("person-1")),
                  true,
                  new StageTimeout.Skip(Duration.ofMinutes(15)))),
          Duration.ofHours(1),
          10,
          new BreakGlass(Set.of("on-call"), Duration.ofHours(24)),
          new GrantBounds(20, 100, Duration.ofHours(8)));
  private static final Decision DECISION = new Decision.ApprovalRequired(REQUIREMENT);
  private static final List<PolicyMatch> MATCHES =
      List.of(
          new PolicyMatch(
              "approve-production-writes",
              PolicyEffect.REQUIRE_APPROVAL,
              PolicyMode.ENFORCE,
              "Writes in production need a second pair of eyes.",
              Map.of("dataSource.environment", "production")));
  private static final Obligations OBLIGATIONS =
      new Obligations(1000L, 10L, Duration.ofSeconds(5), Set.of("email"), Set.of("salary"), 5);
  private static final RowChange CHANGE =
      new RowChange(Map.of("city", "Delft"), Map.of("city", "Utrecht"));
  private static final Impact IMPACT =
      new Impact(
          MeasureMethod.TRIAL,
          null,
          1L,
          8.3,
          List.of(CUSTOMERS),
          true,
          1L,
          List.of(CHANGE),
          CanonicalForm.of("sample-keys").digest(),
          NOON.plusSeconds(1));
  private static final CommandDecided DECIDED =
      CommandDecided.of(
          COMMAND,
          "production",
          facts(),
          history(),
          IMPACT,
          NOON,
          DECISION,
          OBLIGATIONS,
          MATCHES,
          BUNDLE);
  private static final Digest DECISION_DIGEST = DECIDED.decisionDigest();

  static final Warrant WARRANT =
      KEY.sign(
          new Warrant(
              WARRANT_ID,
              COMMAND,
              COMMAND.digest(),
              DECISION_DIGEST,
              BUNDLE,
              Access.WRITER,
              OBLIGATIONS,
              ApprovedImpact.of(IMPACT, 10),
              new WarrantBasis.People(REQUEST_ID, List.of("person-2")),
              NOON.plusSeconds(60),
              NOON.plusSeconds(600),
              NOON.plusSeconds(1200),
              "00112233445566778899aabbccddeeff",
              "sample",
              ""));

  private Samples() {}

  static List<EventData> all() {
    return List.of(
        new CommandSubmitted(COMMAND, COMMAND.digest(), "order-7"),
        new CommandCancelled(COMMAND_ID, AGENT, "no longer needed"),
        new CommandCommented(COMMAND_ID, AGENT, "Ticket 4711"),
        DECIDED.redeciding(REQUEST_ID),
        new MeasurementRequested(
            new MeasurementRequest(
                    COMMAND,
                    COMMAND.digest(),
                    MeasureMethod.TRIAL,
                    NOON,
                    NOON.plusSeconds(60),
                    "",
                    "")
                .signedBy(KEY)),
        new ImpactMeasured(COMMAND, COMMAND.digest(), IMPACT),
        new ApprovalRequested(
            REQUEST_ID, COMMAND, DECISION_DIGEST, REQUIREMENT, NOON.plusSeconds(3600)),
        new VoteCast(
            REQUEST_ID,
            COMMAND_ID,
            REVIEWER,
            "rita",
            "rob",
            Verdict.APPROVE,
            0,
            DECISION_DIGEST,
            CONDITIONS,
            TERMS,
            "checked with support"),
        new VoteRefused(
            REQUEST_ID, COMMAND_ID, AGENT, "agent-may-not-decide", "An agent never approves."),
        new ApprovalGranted(REQUEST_ID, COMMAND_ID, List.of("person-2"), CONDITIONS, GRANT_ID),
        new ApprovalRejected(REQUEST_ID, COMMAND_ID, "person-2", "wrong customer"),
        new ApprovalExpired(REQUEST_ID, COMMAND_ID, 1),
        new ApprovalWithdrawn(REQUEST_ID, COMMAND_ID),
        new ApprovalQueued(REQUEST_ID, COMMAND_ID, "20 questions of yours are open."),
        new ApprovalRevised(
            REQUEST_ID,
            COMMAND_ID,
            BUNDLE,
            DECISION_DIGEST,
            List.of("The policies in force have changed."),
            List.of("rita"),
            REQUIREMENT,
            NOON.plusSeconds(3600)),
        new ApprovalSuperseded(REQUEST_ID, COMMAND_ID, "Policy now denies the command."),
        new ApprovalEscalated(
            REQUEST_ID, COMMAND_ID, 0, new Approvers(Set.of("admin"), Set.of("dana"))),
        new StageSkipped(REQUEST_ID, COMMAND_ID, 1),
        new ApprovalCommented(REQUEST_ID, COMMAND_ID, REVIEWER, "Which ticket is this?", true),
        new ApprovalDrifted(REQUEST_ID, COMMAND_ID, "1 row was approved, 7 would have changed."),
        new GlassBroken(
            REQUEST_ID,
            COMMAND_ID,
            REVIEWER,
            "rita",
            DECISION_DIGEST,
            "The shop is down",
            NOON.plusSeconds(86_400)),
        new ReviewCompleted(
            REQUEST_ID, COMMAND_ID, REVIEWER, "rob", ReviewVerdict.JUSTIFIED, "It was down"),
        new ReviewEscalated(REQUEST_ID, COMMAND_ID, NOON.plusSeconds(86_400), 1),
        new GrantIssued(
            COMMAND_ID,
            new Grant(
                GRANT_ID,
                CanonicalForm.of("sample-fingerprint").digest(),
                "agent-1",
                "shop",
                TERMS,
                REQUIREMENT.digest(),
                COMMAND.sql(),
                COMMAND.justification(),
                List.of("rita"),
                REQUEST_ID,
                NOON)),
        new GrantUsed(GRANT_ID, REQUEST_ID, COMMAND_ID, 3, 17),
        new GrantRevoked(GRANT_ID, COMMAND_ID, REVIEWER, "rita", "The migration is over"),
        new GrantDeclined(COMMAND_ID, "Policy allows this without a grant."),
        new RedecisionRequested(REQUEST_ID, DECIDED, "The policies in force have changed."),
        new WarrantIssued(WARRANT),
        new ExecutionStarted(EXECUTION_ID, COMMAND_ID, WARRANT_ID, "shop", Access.WRITER, "4711"),
        new RowsChanged(
            EXECUTION_ID, COMMAND_ID, CUSTOMERS, StatementKind.UPDATE, 0, List.of(CHANGE)),
        new ChangesEnded(
            EXECUTION_ID,
            COMMAND_ID,
            List.of(new TableChanges(CUSTOMERS, 0, 1, 0, 1)),
            BUNDLE,
            List.of(
                new Reversal(
                    "UPDATE public.customers SET email = r.email FROM (SELECT $1) r",
                    new BindValue(BindType.SEALED, EXECUTION_ID + "/0"),
                    1,
                    NOON.plusSeconds(604_800))),
            null),
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
        new ResultEnded(
            EXECUTION_ID,
            COMMAND_ID,
            1,
            2,
            false,
            ResultDigest.EMPTY.and(BUNDLE).value(),
            Map.of("email", 1L)),
        new PolicyBundleActivated(BUNDLE, List.of("allow-reads", "approve-production-writes")),
        new PolicyBundleRejected(
            "policy-evaluator-1", BUNDLE, List.of("allow.yaml, line 3: the condition is empty")),
        new RecordRejected(
            "executor", "countersign.warrants", 1, 17, BUNDLE, "the record has no value"),
        new PublicationAbandoned(
            new ProducerPosition("command-intake-1", 1_772_366_400_000L, 7),
            COMMAND_ID.toString(),
            "countersign.CommandSubmitted.v1"),
        new DelegationSet(REVIEWER, "rita", "rob", NOON.plusSeconds(86_400)),
        new AccountLinked(REVIEWER, "rita", "slack", "T0001/U0001", true),
        new CallbackRefused("slack", "the signature is another", BUNDLE),
        new NotificationAbandoned(
            REQUEST_ID.value(), "webhook", "pager", 12, "500 Internal Server Error"),
        new PublicationsCounted(
            "executor-0",
            1_772_366_400_000L,
            NOON,
            List.of(new TopicCount(Topic.EXECUTIONS.topicName(), 812, 0))),
        new TrailRead(REVIEWER, "GET /v1/events?text=customers"),
        new IncidentFound(7, IncidentKind.PRODUCER_GAP, "command-intake-1/1772366400000", 12, 14),
        new IncidentClosed(7, REVIEWER, "The broker's disk was full; see ticket 4711."),
        new ExportMade(REVIEWER, "csv", "/v1/commands?agent=night-agent", 1_204, BUNDLE),
        new ReportMade(REVIEWER, "access-and-changes", NOON.minusSeconds(86_400), NOON, BUNDLE),
        new HoldPlaced("case-17", REVIEWER, "agent=night-agent", "Asked for by counsel."),
        new HoldReleased("case-17", REVIEWER, "The case is closed."),
        new RecordsDisposed(
            "results", NOON.minusSeconds(86_400), NOON, 52_113, BUNDLE, "results-2026-03.parquet"),
        new DataErased("command/" + COMMAND_ID, REVIEWER, "Asked for by the customer.", 9),
        new QuerySaved("night-writes", REVIEWER, "/v1/commands?agent=night-agent&kind=UPDATE"),
        new FindingMade(3, "mass-read", REVIEWER.subject(), "Read 20,000 rows with email."),
        new FindingClosed(3, REVIEWER, "A migration that was announced."));
  }

  private static Facts facts() {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                51,
                true,
                null,
                false,
                StatementKind.UPDATE,
                List.of(StatementKind.UPDATE),
                List.of(Effect.WRITES_DATA),
                List.of(CUSTOMERS),
                List.of(CUSTOMERS),
                List.of(
                    new ColumnUse(CUSTOMERS, "city", Set.of(Usage.ASSIGNED)),
                    new ColumnUse(CUSTOMERS, "id", Set.of(Usage.PREDICATE))),
                List.of(),
                List.of(),
                List.of(),
                new Filters(
                    List.of(),
                    List.of(),
                    List.of(new ColumnName(CUSTOMERS, "id")),
                    null,
                    List.of(1, 2)),
                List.of(new OutputColumn("id", List.of(), false, true)),
                CanonicalForm.of("sample-fingerprint").digest())));
  }

  private static History history() {
    return new History(
        NOON.minus(Duration.ofDays(7)),
        3,
        1200,
        15_000,
        4,
        40,
        2,
        5,
        0,
        List.of(CUSTOMERS),
        true,
        1.5,
        List.of(),
        3);
  }
}
