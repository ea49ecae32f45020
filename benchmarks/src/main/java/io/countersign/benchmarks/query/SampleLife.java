package io.countersign.benchmarks.query;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
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
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.ResultDigest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of one command; one in ten is denied, one in five needs approval. */
final class SampleLife {
  private static final Digest SOMETHING = CanonicalForm.of("benchmark").digest();
  private static final List<String> CATEGORIES = List.of("email", "phone", "iban", "name", "city");
  private final int number;
  private final Command command;
  private final ApprovalRequestId request;
  private final ExecutionId execution;
  private final WarrantId warrant;
  private final Instant now;

  SampleLife(int number, CommandId id, SessionId session, IdSource ids, Instant now) {
    this.number = number;
    this.now = now;
    this.request = new ApprovalRequestId(ids.next());
    this.execution = new ExecutionId(ids.next());
    this.warrant = new WarrantId(ids.next());
    this.command =
        new Command(
            id,
            session,
            "source-" + number % 20,
            "SELECT column_%d FROM table_%d WHERE id = %d"
                .formatted(number % 400, number % 200, number),
            List.of(),
            agent(),
            Origin.REST,
            "for ticket%d of project%d".formatted(number % 5_000, number % 10),
            now);
  }

  List<EventData> events() {
    List<EventData> events = new ArrayList<>();
    events.add(new CommandSubmitted(command, command.digest(), null));
    if (number % 10 == 0) {
      events.add(decided(new Decision.Denied(List.of("no")), PolicyEffect.DENY));
      return events;
    }
    if (number % 5 == 1) {
      events.add(
          decided(new Decision.ApprovalRequired(requirement()), PolicyEffect.REQUIRE_APPROVAL));
      approved(events);
    } else {
      events.add(decided(new Decision.Allowed(), PolicyEffect.ALLOW));
    }
    run(events);
    return events;
  }

  private Principal agent() {
    int which = number % 50;
    String name = "agent-" + which;
    return new Principal(
        name + "-subject", PrincipalKind.AGENT, name, Set.of("agent"), "owner-" + which % 7, name);
  }

  private Principal reviewer() {
    String name = "reviewer-" + number % 12;
    return new Principal(
        name + "-subject", PrincipalKind.HUMAN, name, Set.of("reviewer"), null, null);
  }

  private CommandDecided decided(Decision decision, PolicyEffect effect) {
    return CommandDecided.of(
        command,
        number % 3 == 0 ? "production" : "staging",
        facts(),
        null,
        null,
        now,
        decision,
        Obligations.none(),
        List.of(new PolicyMatch("policy-" + number % 30, effect, "because")),
        SOMETHING);
  }

  private Facts facts() {
    StatementKind kind = number % 100 == 1 ? StatementKind.UPDATE : StatementKind.SELECT;
    TableName table = TableName.parse("public.table_" + number % 200);
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                true,
                null,
                true,
                kind,
                List.of(kind),
                List.of(Effect.READS),
                List.of(table),
                List.of(),
                List.of(new ColumnUse(table, "column_" + number % 400)),
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                SOMETHING)));
  }

  private static ApprovalRequirement requirement() {
    return ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1));
  }

  private void approved(List<EventData> events) {
    Principal reviewer = reviewer();
    events.add(
        new ApprovalRequested(
            request, command, command.digest(), requirement(), now.plusSeconds(3_600)));
    events.add(
        new VoteCast(
            request,
            command.id(),
            reviewer,
            reviewer.subject(),
            null,
            Verdict.APPROVE,
            0,
            command.digest(),
            ApprovalConditions.none(),
            null,
            "looks right"));
    events.add(
        new ApprovalGranted(
            request, command.id(), List.of(reviewer.subject()), ApprovalConditions.none(), null));
  }

  private void run(List<EventData> events) {
    events.add(
        new WarrantIssued(
            new Warrant(
                warrant,
                command,
                command.digest(),
                command.digest(),
                SOMETHING,
                Access.READER,
                Obligations.none(),
                null,
                new WarrantBasis.Policy(),
                now,
                now,
                now.plusSeconds(60),
                "00",
                "key",
                "signature")));
    events.add(
        new ExecutionStarted(
            execution, command.id(), warrant, command.dataSource(), Access.READER, null));
    events.add(chunk(0));
    events.add(chunk(1));
    events.add(
        new ResultEnded(
            execution, command.id(), 2, 2, false, ResultDigest.EMPTY.value(), Map.of()));
    Outcome outcome =
        number % 20 == 2
            ? new Outcome.Failed("42703", "no such column")
            : new Outcome.Succeeded(number % 1_009, 0, false, false);
    events.add(
        new ExecutionFinished(execution, command.id(), warrant, outcome, Duration.ofMillis(12)));
  }

  private ResultChunk chunk(int index) {
    String category = CATEGORIES.get(number % CATEGORIES.size());
    Masking masking = number % 50 == 3 ? Masking.UNMASKED : Masking.DECLARED;
    return new ResultChunk(
        execution,
        command.id(),
        index,
        index,
        List.of(new ResultColumn(category, "text", masking, category)),
        List.of(List.of("***")));
  }
}
