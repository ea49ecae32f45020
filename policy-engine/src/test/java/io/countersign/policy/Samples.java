package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Origin;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Values that several tests start from. */
public final class Samples {
  public static final Principal AGENT =
      new Principal(
          "8d1f", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga-subject", "night");
  public static final Principal PERSON =
      new Principal("51ab", PrincipalKind.HUMAN, "dana", Set.of("dba"), null, "countersign-cli");
  public static final DataSource SHOP = dataSource("production");
  public static final ApprovalRequirement ONE_REVIEWER =
      ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1));

  private Samples() {}

  public static DataSource dataSource(String environment) {
    return new DataSource(
        "shop", Dialect.POSTGRESQL, environment, "", Set.of("agent", "dba"), List.of());
  }

  public static Command command(Principal principal, String sql) {
    return new Command(
        new CommandId(UUID.fromString("019a0000-0000-7000-8000-000000000001")),
        new SessionId(UUID.fromString("019a0000-0000-7000-8000-000000000002")),
        "shop",
        sql,
        List.of(),
        principal,
        Origin.REST,
        null,
        Instant.parse("2026-11-23T01:02:03Z"));
  }

  public static CommandSubmitted submitted(Command command) {
    return new CommandSubmitted(command, command.digest(), null);
  }

  /** Without history or impact, at the moment of submission. */
  public static CommandDecided decide(
      PolicyEngine engine, CommandSubmitted submitted, PolicyBundle bundle) {
    return engine.decide(
        submitted, bundle, HistorySource.unknown(), null, submitted.command().submittedAt());
  }

  public static Facts read() {
    return SampleFacts.reading(
        "customers",
        List.of(new ColumnUse(TableName.parse("customers"), "email"), new ColumnUse(null, "id")),
        List.of("lower"));
  }

  public static Facts unparsed(StatementKind... kinds) {
    return SampleFacts.unparsed(List.of(kinds));
  }

  public static Situation situation(Facts facts) {
    return Situation.of(command(AGENT, "select 1"), SHOP, facts);
  }

  public static Condition condition(String text) {
    try {
      return new ConditionCompiler().compile(text);
    } catch (InvalidConditionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Policy policy(String name, PolicyEffect effect, String when) {
    return new Policy(
        name,
        effect,
        condition(when),
        "message of " + name,
        effect == PolicyEffect.REQUIRE_APPROVAL ? ONE_REVIEWER : null);
  }

  public static PolicyBundle bundle(Policy... policies) {
    return PolicyBundle.of(
        List.of(policies),
        ApprovalRequirement.of(2, Set.of("dba", "reviewer"), Duration.ofHours(8)));
  }
}
