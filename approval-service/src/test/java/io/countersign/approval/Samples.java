package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands, decisions and people that tests speak of. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  public static final Duration OPEN_FOR = Duration.ofHours(1);
  public static final Digest BUNDLE = CanonicalForm.of("bundle").digest();

  public static final Principal OLGA = person("olga");
  public static final Principal RITA = person("rita", "reviewer");
  public static final Principal ROB = person("rob", "reviewer");
  public static final Principal DANA = person("dana", "dba");
  public static final Principal ADAM = person("adam", "admin", "reviewer");
  public static final Principal AGENT =
      new Principal(
          "agent-subject",
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent", "reviewer"),
          OLGA.subject(),
          "night-agent");

  private Samples() {}

  public static Principal person(String name, String... roles) {
    return new Principal(
        name + "-subject", PrincipalKind.HUMAN, name, Set.of(roles), null, "countersign-cli");
  }

  public static Command command(Principal principal) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        "shop",
        "update customers set city = $1 where id = $2",
        List.of(new BindValue(BindType.TEXT, "Oslo"), new BindValue(BindType.INTEGER, "7")),
        principal,
        Origin.REST,
        "moved",
        NOW);
  }

  public static Facts facts(boolean readOnly) {
    return readOnly
        ? SampleFacts.reading("customers")
        : SampleFacts.writing(StatementKind.UPDATE, "customers");
  }

  public static CommandDecided decided(Command command, Decision decision, boolean readOnly) {
    List<PolicyMatch> matches =
        List.of(new PolicyMatch("production-writes", PolicyEffect.REQUIRE_APPROVAL, "Ask first"));
    return CommandDecided.of(
        command,
        "production",
        facts(readOnly),
        null,
        null,
        NOW,
        decision,
        Obligations.none(),
        matches,
        BUNDLE);
  }

  /** With everything that a reviewer may want to know. */
  public static CommandDecided measured(Command command) {
    TableName customers = TableName.parse("customers");
    History history =
        new History(
            NOW.minus(Duration.ofDays(7)),
            3,
            1200,
            15_000,
            4,
            40,
            2,
            5,
            1,
            List.of(customers),
            true,
            1.5,
            List.of(),
            3);
    Impact impact =
        new Impact(
            MeasureMethod.TRIAL,
            null,
            2L,
            8.3,
            List.of(customers),
            true,
            1L,
            List.of(new RowChange(Map.of("city", "Delft"), Map.of("city", "Oslo"))),
            null,
            NOW);
    return CommandDecided.of(
        command,
        "production",
        facts(false),
        history,
        impact,
        NOW,
        approvalBy(1),
        new Obligations(1000L, Duration.ofSeconds(5), Set.of("email")),
        List.of(
            new PolicyMatch("production-writes", PolicyEffect.REQUIRE_APPROVAL, "Ask first"),
            new PolicyMatch(
                "deny-nights", PolicyEffect.DENY, PolicyMode.OBSERVE, "Not at night", Map.of())),
        BUNDLE);
  }

  public static Decision.ApprovalRequired approvalBy(int quorum) {
    return new Decision.ApprovalRequired(
        ApprovalRequirement.of(quorum, Set.of("reviewer"), OPEN_FOR));
  }

  static ApprovalState.Pending pending(int quorum) {
    return pending(AGENT, quorum);
  }

  public static ApprovalState.Pending pending(Principal submitter, int quorum) {
    Decision.ApprovalRequired required = approvalBy(quorum);
    return ApprovalState.Pending.asked(
        new ApprovalRequest(
            new ApprovalRequestId(UUID.randomUUID()),
            decided(command(submitter), required, false),
            required.requirement(),
            List.of(),
            NOW,
            NOW.plus(OPEN_FOR)));
  }

  /** First {@code reviewer}, then {@code dba}, one of each. */
  static ApprovalState.Pending pendingInTwoStages() {
    ApprovalRequirement requirement =
        new ApprovalRequirement(
            List.of(new ApprovalStage(1, Set.of("reviewer")), new ApprovalStage(1, Set.of("dba"))),
            OPEN_FOR,
            null);
    return ApprovalState.Pending.asked(
        new ApprovalRequest(
            new ApprovalRequestId(UUID.randomUUID()),
            decided(command(AGENT), new Decision.ApprovalRequired(requirement), false),
            requirement,
            List.of(),
            NOW,
            NOW.plus(OPEN_FOR)));
  }

  static Ballot ballot(ApprovalState state, Principal voter, Verdict verdict) {
    return ballot(state, voter, verdict, null);
  }

  static Ballot ballot(
      ApprovalState state, Principal voter, Verdict verdict, @Nullable String comment) {
    return new Ballot(
        voter(voter),
        verdict,
        state.request().digest(),
        ApprovalConditions.none(),
        null,
        verdict == Verdict.REJECT && comment == null ? "No" : comment,
        NOW.plusSeconds(60));
  }

  /** An answer of the first stage, a minute after it was asked. */
  static Vote vote(Principal voter, Verdict verdict) {
    return new Vote(
        voter.subject(),
        voter.subject(),
        voter.name(),
        null,
        verdict,
        verdict == Verdict.APPROVE ? 0 : null,
        ApprovalConditions.none(),
        null,
        null,
        NOW.plusSeconds(60));
  }

  /** Somebody whom no directory lists and who stands in for nobody. */
  static Voter voter(Principal principal) {
    return new Voter(
        principal,
        new Directory(List.of()).withSubject(principal.subject(), principal.name()),
        List.of());
  }
}
