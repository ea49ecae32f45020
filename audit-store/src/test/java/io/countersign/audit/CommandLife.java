package io.countersign.audit;

import io.countersign.contracts.*;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.ResultDigest;
import io.countersign.contracts.event.*;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.SampleFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events of one command, as its neighbours would publish them, each following upon the one
 * before.
 */
public final class CommandLife {
  public static final Principal AGENT =
      new Principal(
          "agent-subject",
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent"),
          "olga-subject",
          "night-agent");
  public static final Principal RITA =
      new Principal("rita-subject", PrincipalKind.HUMAN, "rita", Set.of("reviewer"), null, null);
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static final IdSource IDS = new IdSource(Clock.systemUTC(), new Random());
  private static final Digest BUNDLE = CanonicalForm.of("bundle").digest();

  private final Command command;
  private final ApprovalRequestId request = new ApprovalRequestId(IDS.next());
  private final ExecutionId execution = new ExecutionId(IDS.next());
  private final WarrantId warrant = new WarrantId(IDS.next());
  private final List<PreparedEvent> events = new ArrayList<>();
  private final Instant begin;
  private @Nullable EventLink last;

  private CommandLife(Command command, Instant begin) {
    this.command = command;
    this.begin = begin;
  }

  public static CommandLife of(Principal principal, String dataSource, String sql) {
    return of(principal, dataSource, sql, "ticket 4711");
  }

  public static CommandLife of(
      Principal principal, String dataSource, String sql, @Nullable String justification) {
    Instant now = Instant.now();
    return new CommandLife(
        new Command(
            new CommandId(IDS.next()),
            new SessionId(IDS.next()),
            dataSource,
            sql,
            List.of(),
            principal,
            Origin.REST,
            justification,
            now),
        now);
  }

  /** An update of production that was approved, ran, and gave a result. */
  public static CommandLife approvedUpdate() {
    return of(AGENT, "shop", "UPDATE customers SET city = 'Oslo' WHERE id = 7")
        .submitted()
        .approvalRequired("UPDATE", "public.customers")
        .requested()
        .approvedBy(RITA)
        .granted()
        .warranted()
        .started()
        .changed()
        .chunk(0)
        .resultEnded(1)
        .succeeded();
  }

  public CommandId id() {
    return command.id();
  }

  public Command command() {
    return command;
  }

  public List<PreparedEvent> events() {
    return events;
  }

  public CommandLife submitted() {
    return add(new CommandSubmitted(command, command.digest(), null));
  }

  public CommandLife decided(Decision decision, Facts facts, String policy, PolicyEffect effect) {
    List<PolicyMatch> matches = List.of(new PolicyMatch(policy, effect, "because"));
    return add(
        CommandDecided.of(
            command,
            "production",
            facts,
            null,
            null,
            command.submittedAt(),
            decision,
            Obligations.none(),
            matches,
            BUNDLE));
  }

  public CommandLife allowed(String table) {
    return decided(new Decision.Allowed(), reading(table), "reads", PolicyEffect.ALLOW);
  }

  public CommandLife toBeMeasured(String table) {
    return decided(
        new Decision.MeasureFirst(MeasureMethod.TRIAL),
        writing(StatementKind.DELETE, table),
        "approve-production-writes",
        PolicyEffect.REQUIRE_APPROVAL);
  }

  public CommandLife denied(String kind, String table) {
    return decided(
        new Decision.Denied(List.of("No.")),
        writing(StatementKind.valueOf(kind), table),
        "no-drop",
        PolicyEffect.DENY);
  }

  public CommandLife approvalRequired(String kind, String table) {
    return decided(
        new Decision.ApprovalRequired(requirement()),
        writing(StatementKind.valueOf(kind), table),
        "writes-need-approval",
        PolicyEffect.REQUIRE_APPROVAL);
  }

  public CommandLife requested() {
    return add(
        new ApprovalRequested(
            request, command, command.digest(), requirement(), begin.plusSeconds(3600)));
  }

  public CommandLife approvedBy(Principal voter) {
    return add(
        new VoteCast(
            request,
            id(),
            voter,
            voter.subject(),
            null,
            Verdict.APPROVE,
            0,
            command.digest(),
            ApprovalConditions.none(),
            null,
            "looks right"));
  }

  public CommandLife refusedVoteOf(Principal voter) {
    return add(
        new VoteRefused(request, id(), voter, "agent-may-not-decide", "An agent never approves."));
  }

  public CommandLife granted() {
    return add(
        new ApprovalGranted(
            request, id(), List.of(RITA.subject()), ApprovalConditions.none(), null));
  }

  /** Approved to run later. */
  public CommandLife grantedFrom(Instant notBefore) {
    return add(
        new ApprovalGranted(
            request,
            id(),
            List.of(RITA.subject()),
            new ApprovalConditions(null, notBefore, null),
            null));
  }

  public CommandLife revised() {
    return add(
        new ApprovalRevised(
            request,
            id(),
            command.digest(),
            BUNDLE,
            List.of("It would change 9 rows, not 1."),
            List.of(RITA.subject()),
            requirement(),
            begin.plusSeconds(3600)));
  }

  public CommandLife drifted() {
    return add(new ApprovalDrifted(request, id(), "9 rows instead of 1"));
  }

  public GrantId grant() {
    return new GrantId(warrant.value());
  }

  public CommandLife queued() {
    return add(new ApprovalQueued(request, id(), "too many questions"));
  }

  public CommandLife superseded() {
    return add(new ApprovalSuperseded(request, id(), "denied now"));
  }

  public CommandLife glassBroken() {
    return add(
        new GlassBroken(
            request,
            id(),
            RITA,
            RITA.subject(),
            command.digest(),
            "the shop is down",
            begin.plusSeconds(3600)));
  }

  public CommandLife grantUsed() {
    return add(new GrantUsed(grant(), request, id(), 1, 2));
  }

  /** Whatever else is told. */
  public CommandLife told(EventData data) {
    return add(data);
  }

  public CommandLife rejected() {
    return add(new ApprovalRejected(request, id(), RITA.subject(), "not today"));
  }

  public CommandLife expired() {
    return add(new ApprovalExpired(request, id(), null));
  }

  public CommandLife cancelled() {
    return add(new CommandCancelled(id(), command.principal(), "changed my mind"));
  }

  public CommandLife withdrawn() {
    return add(new ApprovalWithdrawn(request, id()));
  }

  public CommandLife warranted() {
    return add(
        new WarrantIssued(
            new Warrant(
                warrant,
                command,
                command.digest(),
                command.digest(),
                BUNDLE,
                Access.WRITER,
                Obligations.none(),
                null,
                new WarrantBasis.People(request, List.of(RITA.subject())),
                begin,
                begin,
                begin.plusSeconds(60),
                "00",
                "key",
                "signature")));
  }

  public CommandLife started() {
    return add(
        new ExecutionStarted(
            execution, id(), warrant, command.dataSource(), Access.WRITER, "4711"));
  }

  public CommandLife changed() {
    return changing(
        TableName.parse("public.customers"),
        StatementKind.UPDATE,
        new RowChange(Map.of("city", "Bergen"), Map.of("city", "Oslo")));
  }

  public CommandLife changing(TableName table, StatementKind kind, RowChange change) {
    return add(new RowsChanged(execution, id(), table, kind, 0, List.of(change)));
  }

  /** A result with values of two categories. */
  public CommandLife showing(String masked, String unmasked) {
    List<ResultColumn> columns =
        List.of(
            new ResultColumn(masked, "text", Masking.DECLARED, masked),
            new ResultColumn(unmasked, "text", Masking.UNMASKED, unmasked));
    return add(
        new ResultChunk(execution, id(), 0, 0, columns, List.of(List.of("***", "as it is"))));
  }

  public CommandLife chunk(int index) {
    List<ResultColumn> columns = List.of(new ResultColumn("city", "text", Masking.NONE, null));
    return add(
        new ResultChunk(execution, id(), index, index, columns, List.of(List.of("Oslo " + index))));
  }

  public CommandLife resultEnded(int chunks) {
    return add(
        new ResultEnded(
            execution, id(), chunks, chunks, false, ResultDigest.EMPTY.value(), Map.of()));
  }

  public CommandLife succeeded() {
    return finished(new Outcome.Succeeded(1, 1, false, false));
  }

  public CommandLife finished(Outcome outcome) {
    return add(new ExecutionFinished(execution, id(), warrant, outcome, Duration.ofMillis(12)));
  }

  /** The events as records on their topics, one second apart. */
  public List<ProducerRecord<String, byte[]>> records() {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      records.add(record(i));
    }
    return records;
  }

  public ProducerRecord<String, byte[]> record(int index) {
    return encode(events.get(index), begin.plusMillis(index), index + 1);
  }

  /**
   * The events as the store takes them, at offsets from the given one on, each topic with its own.
   */
  public List<AuditRecord> auditRecords(Map<Partition, Long> next) {
    List<AuditRecord> records = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Partition partition = new Partition(events.get(i).type().topic().topicName(), 0);
      long offset = next.merge(partition, 1L, Long::sum) - 1;
      records.add(TestRecords.read(record(i), partition, offset));
    }
    return records;
  }

  public static ProducerRecord<String, byte[]> encode(
      PreparedEvent event, Instant time, long sequence) {
    return CODEC.encode(
        event,
        "/countersign/some-service-1",
        time,
        new ProducerPosition("some-service-1", 1, sequence));
  }

  public static ProducerRecord<String, byte[]> administration(AdministrationEvent event) {
    return encode(
        CODEC.prepare(Draft.administration(new EventId(IDS.next()), event)), Instant.now(), 1);
  }

  private CommandLife add(EventData data) {
    EventId id = new EventId(IDS.next());
    Draft draft =
        last == null
            ? Draft.first(id, command.sessionId(), TraceContext.continueOrStart(null), data)
            : Draft.following(last, id, data);
    PreparedEvent event = CODEC.prepare(draft);
    last = event.link();
    events.add(event);
    return this;
  }

  private static ApprovalRequirement requirement() {
    return ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1));
  }

  private static Facts reading(String table) {
    return SampleFacts.reading(table);
  }

  private static Facts writing(StatementKind kind, String table) {
    return SampleFacts.writing(kind, table);
  }
}
