package io.countersign.approval.notice;

import io.countersign.approval.Approvals;
import io.countersign.approval.Opening;
import io.countersign.approval.Samples;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Requests that tests put to people, without Kafka between. */
public final class Questions {
  private Questions() {}

  /** An agent that no other test knows. */
  public static Principal newAgent() {
    return new Principal(
        "agent-" + UUID.randomUUID(),
        PrincipalKind.AGENT,
        "busy-agent",
        Set.of("agent"),
        Samples.OLGA.subject(),
        "busy-agent");
  }

  /** A person that no other test knows. */
  public static Principal newPerson() {
    String subject = "person-" + UUID.randomUUID();
    return new Principal(subject, PrincipalKind.HUMAN, "hugo", Set.of(), null, "countersign-cli");
  }

  /** Of the form that is called so, with a value of its own. */
  public static Opening opening(Approvals approvals, Principal principal, String form, int value) {
    return opening(
        approvals,
        principal,
        form,
        value,
        ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1)));
  }

  public static Opening opening(
      Approvals approvals,
      Principal principal,
      String form,
      int value,
      ApprovalRequirement requirement) {
    return opening(approvals, decided(command(principal, value), form, requirement), requirement);
  }

  public static Opening opening(
      Approvals approvals, CommandDecided decided, ApprovalRequirement requirement) {
    EventLink cause =
        new EventLink(
            new EventId(UUID.randomUUID()),
            decided.command().sessionId(),
            CanonicalForm.of("decided").digest(),
            TraceContext.continueOrStart(null));
    return approvals.opening(decided, requirement, cause);
  }

  public static ApprovalRequestId id(Opening opening) {
    return opening.state().request().id();
  }

  public static Command command(Principal principal, int value) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        "shop",
        "update customers set city = $1 where id = $2",
        List.of(
            new BindValue(BindType.TEXT, "Oslo"),
            new BindValue(BindType.INTEGER, Integer.toString(value))),
        principal,
        Origin.REST,
        "moved",
        Samples.NOW);
  }

  public static CommandDecided decided(
      Command command, String form, ApprovalRequirement requirement) {
    return CommandDecided.of(
        command,
        "production",
        facts(CanonicalForm.of(form).digest()),
        null,
        null,
        Samples.NOW,
        new Decision.ApprovalRequired(requirement),
        Obligations.none(),
        List.of(),
        Samples.BUNDLE);
  }

  private static Facts facts(Digest fingerprint) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                true,
                null,
                false,
                StatementKind.UPDATE,
                List.of(StatementKind.UPDATE),
                List.of(Effect.WRITES_DATA),
                List.of(),
                List.of(TableName.parse("customers")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                fingerprint)));
  }
}
