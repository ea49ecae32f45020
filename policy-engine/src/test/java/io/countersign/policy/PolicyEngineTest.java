package io.countersign.policy;

import static io.countersign.contracts.PolicyEffect.ALLOW;
import static io.countersign.contracts.PolicyEffect.DENY;
import static io.countersign.contracts.PolicyEffect.REQUIRE_APPROVAL;
import static io.countersign.policy.Samples.AGENT;
import static io.countersign.policy.Samples.bundle;
import static io.countersign.policy.Samples.command;
import static io.countersign.policy.Samples.policy;
import static io.countersign.policy.Samples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
  private static final String FAILS = "1 / size(facts.unfilteredWrites) == 1";

  private static final ApprovalRequirement DEFAULT =
      ApprovalRequirement.of(2, Set.of("dba", "reviewer"), Duration.ofHours(8));

  private final DataSources catalogue =
      name -> Optional.of(Samples.SHOP).filter(d -> d.name().equals(name));

  private CommandDecided decide(Facts facts, Policy... policies) {
    return decide(submitted(command(AGENT, "select 1")), facts, policies);
  }

  private CommandDecided decide(CommandSubmitted submitted, Facts facts, Policy... policies) {
    return Samples.decide(
        new PolicyEngine(catalogue, (dialect, sql) -> facts), submitted, bundle(policies));
  }

  private static List<String> names(CommandDecided decided) {
    return decided.matches().stream().map(PolicyMatch::policy).toList();
  }

  @Test
  void deniesWhereAnyPolicyDenies() {
    CommandDecided decided =
        decide(
            Samples.read(),
            policy("c", DENY, "true"),
            policy("b", ALLOW, "true"),
            policy("a", REQUIRE_APPROVAL, "true"),
            policy("d", DENY, "size(facts.statements) == 1"));

    assertThat(decided.decision())
        .isEqualTo(new Decision.Denied(List.of("message of c", "message of d")));
    assertThat(names(decided)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void requiresApprovalWhereNoneDenies() {
    CommandDecided decided =
        decide(
            Samples.read(),
            policy("a", ALLOW, "true"),
            policy("b", REQUIRE_APPROVAL, "true"),
            policy("c", DENY, "false"));

    assertThat(decided.decision())
        .isEqualTo(
            new Decision.ApprovalRequired(
                ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1))));
    assertThat(names(decided)).containsExactly("a", "b");
  }

  @Test
  void allowsWhereOnlyAllowancesMatch() {
    CommandDecided decided =
        decide(Samples.read(), policy("a", ALLOW, "facts.readOnly"), policy("b", DENY, "false"));

    assertThat(decided.decision()).isEqualTo(new Decision.Allowed());
    assertThat(names(decided)).containsExactly("a");
  }

  @Test
  void fallsToTheDefaultApprovalWhereNoPolicySpeaks() {
    CommandDecided decided = decide(Samples.read(), policy("a", ALLOW, "false"));

    assertThat(decided.decision()).isEqualTo(new Decision.ApprovalRequired(DEFAULT));
    assertThat(names(decided)).containsExactly("built-in/no-policy");
  }

  @Test
  void neverAllowsWhatWasNotParsed() {
    CommandDecided decided =
        decide(Samples.unparsed(StatementKind.SELECT), policy("a", ALLOW, "true"));

    assertThat(decided.decision()).isEqualTo(new Decision.ApprovalRequired(DEFAULT));
    assertThat(names(decided)).containsExactly("a", "built-in/unparsed");
  }

  @Test
  void deniesByTheKindOfWhatWasNotParsed() {
    CommandDecided decided =
        decide(
            Samples.unparsed(StatementKind.DROP_TABLE),
            policy("a", DENY, "facts.kinds == ['DROP TABLE']"));

    assertThat(decided.decision()).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void countsADenialThatCannotBeEvaluatedAsMet() {
    CommandDecided decided =
        decide(Samples.read(), policy("a", DENY, FAILS), policy("b", ALLOW, "true"));

    assertThat(decided.decision())
        .isEqualTo(
            new Decision.Denied(
                List.of(
                    "message of a (The policy's condition could not be evaluated, so it counts as met:"
                        + " divide by zero.)")));
  }

  @Test
  void countsAnApprovalThatCannotBeEvaluatedAsMet() {
    CommandDecided decided =
        decide(Samples.read(), policy("a", REQUIRE_APPROVAL, FAILS), policy("b", ALLOW, "true"));

    assertThat(decided.decision()).isInstanceOf(Decision.ApprovalRequired.class);
  }

  @Test
  void countsAnAllowanceThatCannotBeEvaluatedAsNotMet() {
    CommandDecided decided = decide(Samples.read(), policy("a", ALLOW, FAILS));

    assertThat(decided.decision()).isInstanceOf(Decision.ApprovalRequired.class);
    assertThat(names(decided)).containsExactly("built-in/no-policy");
  }

  @Test
  void deniesAnUnknownDataSource() {
    Command shop = command(AGENT, "select 1");
    Command elsewhere =
        new Command(
            shop.id(),
            shop.sessionId(),
            "shp",
            shop.sql(),
            shop.parameters(),
            shop.principal(),
            shop.origin(),
            null,
            shop.submittedAt());

    CommandDecided decided =
        decide(submitted(elsewhere), Samples.read(), policy("a", ALLOW, "true"));

    assertThat(decided.decision())
        .isEqualTo(
            new Decision.Denied(
                List.of(
                    "There is no data source 'shp'. Ask for the list of data sources, or an administrator"
                        + " to add it.")));
    assertThat(names(decided)).containsExactly("built-in/unknown-data-source");
    assertThat(decided.facts().parsed()).isFalse();
  }

  @Test
  void recordsTheMomentOfWhatItRefusesUnseen() {
    CommandSubmitted submitted = submitted(command(AGENT, "select 1"));
    PolicyEngine engine = new PolicyEngine(_ -> Optional.empty(), (_, _) -> Samples.read());
    Instant later = submitted.command().submittedAt().plusSeconds(60);

    assertThat(engine.decide(submitted, bundle(), (_, _) -> Optional.empty(), null, later))
        .extracting(CommandDecided::decidedAt)
        .isEqualTo(later);
    assertThat(engine.undecided(submitted, bundle(), later).decidedAt()).isEqualTo(later);
  }

  @Test
  void takesABlankForNoJustification() {
    Command unsaid = command(AGENT, "select 1");
    Command blank =
        new Command(
            unsaid.id(),
            unsaid.sessionId(),
            unsaid.dataSource(),
            unsaid.sql(),
            unsaid.parameters(),
            unsaid.principal(),
            unsaid.origin(),
            " \n",
            unsaid.submittedAt());
    ApprovalRule justified =
        new ApprovalRule(
            StageOrder.SEQUENTIAL,
            List.of(new StageRule(1, Set.of("dba"))),
            Duration.ofHours(1),
            null,
            true,
            null,
            null);

    CommandDecided decided =
        decide(
            submitted(blank),
            Samples.read(),
            policy("a", PolicyMode.ENFORCE, new Ruling.RequireApproval(justified, null), "true"));

    assertThat(names(decided)).containsExactly("a", "built-in/unjustified");
    assertThat(decided.decision()).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void deniesADataSourceThatTheRolesDoNotAllow() {
    Principal stranger =
        new Principal("s", PrincipalKind.HUMAN, "stranger", Set.of("auditor"), null, null);

    CommandDecided decided =
        decide(
            submitted(command(stranger, "select 1")), Samples.read(), policy("a", ALLOW, "true"));

    assertThat(names(decided)).containsExactly("built-in/foreign-data-source");
    assertThat(decided.decision()).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void deniesACommandThatIsNotWhatWasRecorded() {
    Command recorded = command(AGENT, "select 1");
    CommandSubmitted altered =
        new CommandSubmitted(command(AGENT, "select 2"), recorded.digest(), null);

    CommandDecided decided = decide(altered, Samples.read(), policy("a", ALLOW, "true"));

    assertThat(names(decided)).containsExactly("built-in/altered-command");
    assertThat(decided.commandDigest()).isEqualTo(altered.command().digest());
  }

  @Test
  void treatsFactsBeyondTheLimitAsNotUnderstood() {
    Facts read = Samples.read();
    List<ColumnUse> columns =
        Collections.nCopies(60, new ColumnUse(TableName.parse("t".repeat(10_000)), "c"));
    Facts huge = SampleFacts.naming(read.reads(), List.of(), columns);

    CommandDecided decided = decide(huge, policy("a", ALLOW, "true"));

    assertThat(decided.facts().columns()).isEmpty();
    assertThat(decided.facts().kinds()).isEqualTo(read.kinds());
    assertThat(names(decided)).containsExactly("a", "built-in/unparsed");
  }

  @Test
  void repeatsItsDecision() {
    Policy[] policies = {policy("a", ALLOW, "true"), policy("b", REQUIRE_APPROVAL, "true")};

    assertThat(decide(Samples.read(), policies)).isEqualTo(decide(Samples.read(), policies));
  }

  @Test
  void digestsCommandBundleAndDecision() {
    CommandDecided decided = decide(Samples.read(), policy("a", ALLOW, "true"));

    assertThat(decided.bundleDigest()).isEqualTo(bundle(policy("a", ALLOW, "true")).digest());
    assertThat(decided.decisionDigest()).isEqualTo(CommandDecided.digestOf(decided));
  }
}
