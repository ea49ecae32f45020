package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.StatementKind;
import io.countersign.testing.SampleFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantRulesTest {
  private static final Instant LAST = NOW.plus(GrantSamples.BOUNDS.validFor());
  private static final Facts FACTS = GrantSamples.update("a");

  @Test
  void letsPeopleBeAskedForAllThatPolicyGives() {
    assertThat(objectionTo(new GrantTerms(5, 100, LAST))).isEmpty();
  }

  @Test
  void saysWhatPolicyWouldGiveInstead() {
    for (GrantTerms terms :
        List.of(
            new GrantTerms(6, 100, LAST),
            new GrantTerms(5, 101, LAST),
            new GrantTerms(5, 100, LAST.plusNanos(1_000)))) {
      assertThat(objectionTo(terms)).contains("5 uses of 100 rows each").contains("until " + LAST);
    }
  }

  @Test
  void refusesWhatWouldEndBeforeItBegins() {
    assertThat(objectionTo(new GrantTerms(1, 1, NOW))).contains("ends " + NOW);
  }

  @Test
  void refusesAllWherePolicySetsNoBounds() {
    Decision.ApprovalRequired unbounded =
        new Decision.ApprovalRequired(GrantSamples.requirement(1, "reviewer", null, null));

    assertThat(objectionTo(asked(new GrantTerms(1, 1, LAST)), FACTS, unbounded))
        .contains("each is asked about by itself");
  }

  @Test
  void refusesStatementsThatWereNotUnderstood() {
    assertThat(
            objectionTo(
                asked(new GrantTerms(1, 1, LAST)),
                SampleFacts.unparsed(List.of(StatementKind.UPDATE)),
                required()))
        .contains("not understood");
  }

  @Test
  void tellsThatWhatPolicyAllowsNeedsNoGrant() {
    assertThat(objectionTo(asked(new GrantTerms(1, 1, LAST)), FACTS, new Decision.Allowed()))
        .contains("just submit");
  }

  @Test
  void saysNothingOfWhatIsDeniedOrMeasuredFirstOrOnlyToRun() {
    Command asked = asked(new GrantTerms(9, 9, NOW));
    assertThat(objectionTo(asked, FACTS, new Decision.Denied(List.of("no")))).isEmpty();
    assertThat(objectionTo(asked, FACTS, new Decision.MeasureFirst(MeasureMethod.TRIAL))).isEmpty();
    assertThat(objectionTo(GrantSamples.command(AGENT), FACTS, new Decision.Allowed())).isEmpty();
  }

  private static String objectionTo(GrantTerms terms) {
    return objectionTo(asked(terms), FACTS, required());
  }

  private static String objectionTo(Command command, Facts facts, Decision decision) {
    return GrantRules.objectionTo(
            GrantSamples.decided(command, facts, decision, "production", null), NOW)
        .orElse("");
  }

  private static Decision.ApprovalRequired required() {
    return new Decision.ApprovalRequired(GrantSamples.REQUIREMENT);
  }

  private static Command asked(GrantTerms terms) {
    return GrantSamples.command(AGENT, "shop", terms);
  }
}
