package io.countersign.evaluator;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Classification;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands and what was decided about them, as short as tests need them. */
public final class Decisions {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Decision ALLOWED = new Decision.Allowed();
  static final Decision DENIED = new Decision.Denied(List.of("no"));
  static final Decision MEASURE = new Decision.MeasureFirst(MeasureMethod.TRIAL);
  static final Decision HELD =
      new Decision.ApprovalRequired(ApprovalRequirement.of(1, Set.of("dba"), Duration.ofHours(1)));
  private static final Digest BUNDLE = CanonicalForm.of("bundle").digest();

  private Decisions() {}

  static Command command(int number, String subject, Instant at, @Nullable String justification) {
    return new Command(
        new CommandId(new UUID(0x7000L, 0x8000_0000_0000_0000L | number)),
        new SessionId(new UUID(0x7001L, 0x8000_0000_0000_0000L | number)),
        "shop",
        "SELECT " + number,
        List.of(),
        new Principal(subject, PrincipalKind.AGENT, subject, Set.of("agent"), "owner", null),
        Origin.REST,
        justification,
        at);
  }

  /** Of which the shop's e-mail addresses are classified. */
  static Optional<DataSource> dataSource(String name) {
    return Optional.of(
        new DataSource(
            name,
            Dialect.POSTGRESQL,
            "production",
            "",
            Set.of("agent"),
            List.of(new Classification(TableName.parse("public.customers"), "email", "email"))));
  }

  static Command command(int number, Instant at) {
    return command(number, "agent-1", at, null);
  }

  static CommandDecided decided(Command command, Decision decision, String table) {
    return decided(command, decision, SampleFacts.reading(table), null, null);
  }

  static CommandDecided decided(
      Command command,
      Decision decision,
      Facts facts,
      @Nullable History history,
      @Nullable Impact impact) {
    return CommandDecided.of(
        command,
        "production",
        facts,
        history,
        impact,
        command.submittedAt(),
        decision,
        Obligations.none(),
        List.of(),
        BUNDLE);
  }

  static EventLink link(Command command) {
    return new EventLink(
        new EventId(command.id().value()).derive("decision"),
        command.sessionId(),
        BUNDLE,
        TraceContext.continueOrStart(null));
  }
}
