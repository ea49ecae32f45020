package io.countersign.policy;

import io.countersign.contracts.Classification;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Origin;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.testing.SampleFacts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that several tests start from. */
public final class Samples {
  public static final Principal AGENT =
      new Principal(
          "8d1f", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga-subject", "night");
  public static final Principal PERSON =
      new Principal("51ab", PrincipalKind.HUMAN, "dana", Set.of("dba"), null, "countersign-cli");
  public static final DataSource SHOP = dataSource("production");
  public static final ApprovalRule ONE_REVIEWER =
      ApprovalRule.of(1, Set.of("reviewer"), Duration.ofHours(1));

  /** Nothing happened before. */
  public static final History HISTORY =
      new History(
          Instant.parse("2026-11-16T01:02:03Z"),
          1,
          0,
          0,
          0,
          0,
          1,
          1,
          0,
          List.of(),
          false,
          0,
          List.of(),
          0);

  /** In Zurich, with a freeze over Christmas and one every weekend. */
  static final Times TIMES =
      new Times(
          ZoneId.of("Europe/Zurich"),
          List.of(
              new Calendar(
                  "freeze",
                  List.of(
                      new Calendar.Span(
                          LocalDateTime.parse("2026-12-20T00:00"),
                          LocalDateTime.parse("2027-01-04T00:00"),
                          "Year end"),
                      new Calendar.Weekly(
                          Set.of(DayOfWeek.FRIDAY),
                          LocalTime.parse("18:00"),
                          LocalTime.parse("06:00"),
                          "Friday night")))));

  private Samples() {}

  public static DataSource dataSource(String environment) {
    return new DataSource(
        "shop",
        Dialect.POSTGRESQL,
        environment,
        "",
        Set.of("agent", "dba"),
        List.of(new Classification(TableName.parse("public.customers"), "email", "email")));
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

  /** With nothing done before and nothing measured, at the moment of submission. */
  public static CommandDecided decide(
      PolicyEngine engine, CommandSubmitted submitted, PolicyBundle bundle) {
    return engine.decide(
        submitted, bundle, (_, _) -> Optional.of(HISTORY), null, submitted.command().submittedAt());
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

  static Situation situation(Facts facts) {
    return situation(facts, HISTORY, null, "2026-11-23T01:02:03Z");
  }

  static Situation situation(
      Facts facts, @Nullable History history, @Nullable Impact impact, String now) {
    return Situation.of(
        command(AGENT, "select 1"),
        SHOP,
        facts,
        new Circumstances(history, impact, Instant.parse(now)),
        TIMES);
  }

  public static Condition condition(String text) {
    try {
      return new ConditionCompiler(TIMES).compile(text);
    } catch (InvalidConditionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Policy policy(String name, PolicyEffect effect, String when) {
    return policy(name, PolicyMode.ENFORCE, ruling(effect), when);
  }

  public static Policy policy(String name, PolicyMode mode, Ruling ruling, String when) {
    return new Policy(name, mode, ruling, condition(when), "message of " + name, List.of());
  }

  private static Ruling ruling(PolicyEffect effect) {
    return switch (effect) {
      case ALLOW -> new Ruling.Allow();
      case DENY -> new Ruling.Deny();
      case REQUIRE_APPROVAL -> new Ruling.RequireApproval(ONE_REVIEWER, null);
      case LIMIT -> new Ruling.Limit(100L, null, List.of(), null);
      case UNMASK -> new Ruling.Unmask(Set.of("email"));
    };
  }

  public static PolicyBundle bundle(Policy... policies) {
    return PolicyBundle.of(
        List.of(policies), ApprovalRule.of(2, Set.of("dba", "reviewer"), Duration.ofHours(8)));
  }
}
