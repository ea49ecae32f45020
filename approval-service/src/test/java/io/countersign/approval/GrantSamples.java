package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands that may be approved ahead, or run before anybody has approved them. */
public final class GrantSamples {
  public static final GrantBounds BOUNDS = new GrantBounds(5, 100, Duration.ofDays(7));
  public static final BreakGlass GLASS = new BreakGlass(Set.of("dba"), Duration.ofHours(4));
  public static final ApprovalRequirement REQUIREMENT = requirement(1, "reviewer");

  private GrantSamples() {}

  public static ApprovalRequirement requirement(int quorum, String role) {
    return requirement(quorum, role, GLASS, BOUNDS);
  }

  public static ApprovalRequirement requirement(
      int quorum, String role, @Nullable BreakGlass glass, @Nullable GrantBounds bounds) {
    return new ApprovalRequirement(
        StageOrder.SEQUENTIAL,
        List.of(new ApprovalStage(quorum, Set.of(role))),
        Samples.OPEN_FOR,
        null,
        glass,
        bounds);
  }

  public static GrantTerms terms(int uses, long rows) {
    return new GrantTerms(uses, rows, Instant.now().plus(Duration.ofDays(2)));
  }

  /** To run. */
  public static Command command(Principal principal) {
    return command(principal, "shop", null);
  }

  public static Command command(
      Principal principal, String dataSource, @Nullable GrantTerms asked) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        dataSource,
        "update customers set city = 'Oslo' where id = 7",
        List.of(),
        principal,
        Origin.REST,
        "moved",
        Samples.NOW,
        asked);
  }

  public static CommandDecided decided(Command command, Facts facts) {
    return decided(command, facts, REQUIREMENT, "production", null);
  }

  public static CommandDecided decided(
      Command command,
      Facts facts,
      ApprovalRequirement requirement,
      String environment,
      @Nullable Impact impact) {
    return decided(command, facts, new Decision.ApprovalRequired(requirement), environment, impact);
  }

  public static CommandDecided decided(
      Command command,
      Facts facts,
      Decision decision,
      String environment,
      @Nullable Impact impact) {
    return CommandDecided.of(
        command,
        environment,
        facts,
        null,
        impact,
        Samples.NOW,
        decision,
        Obligations.none(),
        List.of(),
        Samples.BUNDLE);
  }

  public static ApprovalRequest request(CommandDecided decided) {
    return new ApprovalRequest(
        new ApprovalRequestId(UUID.randomUUID()),
        decided,
        ((Decision.ApprovalRequired) decided.decision()).requirement(),
        List.of(),
        Samples.NOW,
        Samples.NOW.plus(Samples.OPEN_FOR));
  }

  /** A trial that changed so many rows. */
  public static Impact changing(long rows) {
    return new Impact(
        MeasureMethod.TRIAL, null, rows, 1.0, List.of(), true, rows, List.of(), null, Samples.NOW);
  }

  /** A form that no other test has. */
  public static String newForm() {
    return UUID.randomUUID().toString();
  }

  /** An update of customers, of a form called so. */
  public static Facts update(String form) {
    return facts(
        form,
        StatementKind.UPDATE,
        List.of(Effect.READS, Effect.WRITES_DATA),
        List.of(TableName.parse("customers")),
        List.of());
  }

  /** An update of the same form that changes every row. */
  public static Facts updateOfAll(String form) {
    return facts(
        form,
        StatementKind.UPDATE,
        List.of(Effect.READS, Effect.WRITES_DATA),
        List.of(TableName.parse("customers")),
        List.of(TableName.parse("customers")));
  }

  public static Facts facts(
      String form,
      StatementKind kind,
      List<Effect> effects,
      List<TableName> writes,
      List<TableName> unfiltered) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(statement(form, true, kind, effects, writes, List.of(), unfiltered)));
  }

  public static StatementFacts statement(
      String form,
      boolean parsed,
      StatementKind kind,
      List<Effect> effects,
      List<TableName> writes,
      List<String> unknownFunctions,
      List<TableName> unfiltered) {
    return new StatementFacts(
        0,
        1,
        parsed,
        parsed ? null : "not understood",
        false,
        kind,
        List.of(kind),
        effects,
        List.of(TableName.parse("customers")),
        writes,
        List.of(),
        unknownFunctions,
        unknownFunctions,
        unfiltered,
        Filters.none(),
        List.of(),
        fingerprint(form));
  }

  public static Digest fingerprint(String form) {
    return CanonicalForm.of("test-form").text(form).digest();
  }
}
