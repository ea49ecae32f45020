package io.countersign.intake;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ChangesDigest;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Masking;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.ResultDigest;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of a command as the neighbours write them. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  public static final Digest BUNDLE = CanonicalForm.of("bundle").digest();
  public static final Principal AGENT =
      new Principal(
          "agent-1", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga-1", "night-agent");
  public static final Principal REVIEWER =
      new Principal("rita-1", PrincipalKind.HUMAN, "rita", Set.of("reviewer"), null, "cli");
  private static final UUID ANY = UUID.fromString("019ab000-0000-7000-8000-000000000001");
  public static final ApprovalRequestId REQUEST = new ApprovalRequestId(ANY);
  public static final ExecutionId EXECUTION = new ExecutionId(ANY);
  public static final WarrantId WARRANT = new WarrantId(ANY);

  private Samples() {}

  public static Command command() {
    return new Command(
        new CommandId(UUID.fromString("019ab000-0000-7000-8000-00000000000c")),
        new SessionId(UUID.fromString("019ab000-0000-7000-8000-00000000000d")),
        "shop",
        "UPDATE customers SET city = $1 WHERE id = 7",
        List.of(new BindValue(BindType.TEXT, "Utrecht")),
        AGENT,
        Origin.REST,
        "Ticket 4711",
        NOW);
  }

  public static CommandSubmitted submitted(Command command) {
    return new CommandSubmitted(command, command.digest(), null);
  }

  public static Facts facts() {
    return SampleFacts.writing(StatementKind.UPDATE, "customers");
  }

  public static CommandDecided decided(Command command, Decision decision) {
    PolicyEffect effect =
        switch (decision) {
          case Decision.Allowed allowed -> PolicyEffect.ALLOW;
          case Decision.Denied denied -> PolicyEffect.DENY;
          case Decision.ApprovalRequired required -> PolicyEffect.REQUIRE_APPROVAL;
          case Decision.MeasureFirst measure -> PolicyEffect.REQUIRE_APPROVAL;
        };
    List<PolicyMatch> matches = List.of(new PolicyMatch("sample-policy", effect, "Because."));
    return CommandDecided.of(
        command,
        "production",
        facts(),
        null,
        null,
        command.submittedAt(),
        decision,
        Obligations.none(),
        matches,
        BUNDLE);
  }

  public static CommandDecided toBeMeasured(Command command) {
    return decided(command, new Decision.MeasureFirst(MeasureMethod.TRIAL));
  }

  /** Held for approval after a trial. */
  public static CommandDecided measured(Command command) {
    Impact impact =
        new Impact(
            MeasureMethod.TRIAL,
            null,
            1L,
            8.3,
            List.of(TableName.parse("customers")),
            true,
            1L,
            List.of(new RowChange(Map.of("city", "Delft"), Map.of("city", "Utrecht"))),
            null,
            command.submittedAt());
    CommandDecided held = approvalRequired(command);
    return CommandDecided.of(
        command,
        held.environment(),
        held.facts(),
        null,
        impact,
        held.decidedAt(),
        held.decision(),
        held.obligations(),
        held.matches(),
        held.bundleDigest());
  }

  public static CommandDecided allowed(Command command) {
    return decided(command, new Decision.Allowed());
  }

  public static CommandDecided denied(Command command) {
    return decided(command, new Decision.Denied(List.of("Not in production. Use a migration.")));
  }

  public static CommandDecided approvalRequired(Command command) {
    return decided(command, new Decision.ApprovalRequired(requirement()));
  }

  public static ApprovalRequirement requirement() {
    return ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1));
  }

  public static ApprovalRequested requested(Command command) {
    return new ApprovalRequested(
        REQUEST,
        command,
        approvalRequired(command).decisionDigest(),
        requirement(),
        NOW.plusSeconds(3600));
  }

  public static VoteCast vote(Command command) {
    return new VoteCast(
        REQUEST,
        command.id(),
        REVIEWER,
        REVIEWER.subject(),
        null,
        Verdict.APPROVE,
        0,
        command.digest(),
        ApprovalConditions.none(),
        null,
        "Looks right");
  }

  public static VoteRefused voteRefused(Command command) {
    return new VoteRefused(REQUEST, command.id(), AGENT, "agent-may-not-decide", "Agents do not.");
  }

  public static ApprovalGranted granted(Command command) {
    return new ApprovalGranted(
        REQUEST, command.id(), List.of(REVIEWER.subject()), ApprovalConditions.none(), null);
  }

  public static ExecutionStarted started(Command command, Access access) {
    return new ExecutionStarted(
        EXECUTION,
        command.id(),
        WARRANT,
        command.dataSource(),
        access,
        access == Access.WRITER ? "4711" : null);
  }

  public static RowsChanged changed(Command command) {
    return new RowsChanged(
        EXECUTION,
        command.id(),
        new TableName("public", "customers"),
        StatementKind.UPDATE,
        0,
        List.of(new RowChange(Map.of("city", "Delft"), Map.of("city", "Utrecht"))));
  }

  public static final String REVERSAL =
      "UPDATE public.customers AS t SET \"city\" = r.\"city\"::pg_catalog.text"
          + " FROM json_to_recordset($1::json) AS r(\"city\" text) WHERE true";

  public static ChangesEnded changesEnded(Command command, Instant until) {
    return changesEnded(
        command,
        null,
        new Reversal(REVERSAL, new BindValue(BindType.SEALED, EXECUTION + "/1"), 1, until));
  }

  public static ChangesEnded irreversible(Command command) {
    return changesEnded(
        command, "Its rows cannot be put back: public.customers has no primary key.");
  }

  private static ChangesEnded changesEnded(
      Command command, @Nullable String irreversible, Reversal... reversals) {
    return new ChangesEnded(
        EXECUTION,
        command.id(),
        List.of(new TableChanges(new TableName("public", "customers"), 0, 1, 0, 1)),
        ChangesDigest.EMPTY.value(),
        List.of(reversals),
        irreversible);
  }

  public static ExecutionFinished finished(Command command, Outcome outcome) {
    return new ExecutionFinished(EXECUTION, command.id(), WARRANT, outcome, Duration.ofMillis(12));
  }

  public static ExecutionFinished succeeded(Command command, long returned, long changed) {
    return finished(command, new Outcome.Succeeded(returned, changed, false, false));
  }

  public static ResultChunk chunk(Command command, int index, int firstRow, Object... ids) {
    List<List<Object>> rows = new ArrayList<>();
    for (Object id : ids) {
      rows.add(Arrays.asList(id, "row " + id));
    }
    return new ResultChunk(EXECUTION, command.id(), index, firstRow, columns(), rows);
  }

  public static List<ResultColumn> columns() {
    return List.of(
        new ResultColumn("id", "int8", Masking.NONE, null),
        new ResultColumn("name", "text", Masking.NONE, null));
  }

  public static ResultEnded ended(Command command, int chunks, long rows) {
    return new ResultEnded(
        EXECUTION, command.id(), chunks, rows, false, ResultDigest.EMPTY.value(), Map.of());
  }

  /** An event whose id follows from its type and number, at a second of its own. */
  public static RecordedEvent event(int number, EventData data) {
    EventType type = EventType.of(data);
    EventId id = new EventId(ANY).derive(type.name() + number);
    return new RecordedEvent(
        new EventLink(
            id,
            command().sessionId(),
            Event.digest(type, id, new byte[] {(byte) number}),
            TraceContext.continueOrStart(
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
        NOW.plusSeconds(number),
        data,
        100);
  }
}
