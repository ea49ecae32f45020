package io.countersign.approval.grant;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.GrantSamples;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.StatementKind;
import io.countersign.testing.SampleFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingGrantTest {
  private static final Instant END = NOW.plusSeconds(600);
  private static final Facts FACTS = GrantSamples.update("a");
  private static final ApprovalRequest ORIGIN = asked(AGENT);
  private static final StandingGrant GRANT = grant(3, 0);

  @Test
  void coversAnotherCommandOfTheSameFormAndHolder() {
    assertThat(GRANT.covers(asked(AGENT), NOW)).isTrue();
  }

  @Test
  void coversTheHolderUnderAnotherNameAndWithOtherRoles() {
    Principal renamed =
        new Principal(
            AGENT.subject(), AGENT.kind(), "day-agent", Set.of(), AGENT.owner(), AGENT.client());

    assertThat(GRANT.covers(asked(renamed), NOW)).isTrue();
  }

  @Test
  void doesNotCoverAnotherAgentThatComesWithTheSameAccount() {
    Principal other =
        new Principal(
            AGENT.subject(), AGENT.kind(), AGENT.name(), Set.of(), AGENT.owner(), "other-agent");

    assertThat(GRANT.covers(asked(other), NOW)).isFalse();
  }

  @Test
  void doesNotCoverAnotherAgentOfTheSameName() {
    assertThat(GRANT.covers(asked(agent("somebody-else", AGENT.owner())), NOW)).isFalse();
  }

  @Test
  void doesNotCoverTheAgentOnceItBelongsToSomebodyElse() {
    assertThat(GRANT.covers(asked(agent(AGENT.subject(), RITA.subject())), NOW)).isFalse();
    assertThat(GRANT.covers(asked(agent(AGENT.subject(), null)), NOW)).isFalse();
  }

  @Test
  void doesNotCoverAPersonThroughTheAgentsAccountNorTheOtherWayRound() {
    Principal person =
        new Principal(
            AGENT.subject(), PrincipalKind.HUMAN, AGENT.name(), Set.of(), AGENT.owner(), null);
    StandingGrant ofPerson =
        new StandingGrant(GRANT.grant(), Holder.of(person), "production", GRANT.form(), 0, null);

    assertThat(GRANT.covers(asked(person), NOW)).isFalse();
    assertThat(ofPerson.covers(asked(person), NOW)).isTrue();
    assertThat(ofPerson.covers(asked(AGENT), NOW)).isFalse();
  }

  @Test
  void doesNotCoverAnotherFormOrWhatALiteralMadeOfIt() {
    assertThat(GRANT.covers(asked(GrantSamples.update("b")), NOW)).isFalse();
    assertThat(GRANT.covers(asked(GrantSamples.updateOfAll("a")), NOW)).isFalse();
    assertThat(GRANT.covers(asked(SampleFacts.unparsed(List.of(StatementKind.UPDATE))), NOW))
        .isFalse();
  }

  @Test
  void doesNotCoverAnotherDataSourceOrTheSameOneInAnotherEnvironment() {
    Command elsewhere = GrantSamples.command(AGENT, "warehouse", null);

    assertThat(GRANT.covers(GrantSamples.request(GrantSamples.decided(elsewhere, FACTS)), NOW))
        .isFalse();
    assertThat(GRANT.covers(asked(GrantSamples.REQUIREMENT, "staging", null), NOW)).isFalse();
  }

  @Test
  void doesNotCoverWhatPolicyAsksOthersAboutByNow() {
    for (ApprovalRequirement other :
        List.of(
            GrantSamples.requirement(2, "reviewer"),
            GrantSamples.requirement(1, "dba"),
            GrantSamples.requirement(1, "reviewer", null, GrantSamples.BOUNDS),
            GrantSamples.requirement(1, "reviewer", GrantSamples.GLASS, null))) {
      assertThat(GRANT.covers(asked(other, "production", null), NOW)).isFalse();
    }
  }

  @Test
  void doesNotCoverWhatIsKnownToChangeMoreRows() {
    ApprovalRequirement same = GrantSamples.REQUIREMENT;

    assertThat(GRANT.covers(asked(same, "production", GrantSamples.changing(10)), NOW)).isTrue();
    assertThat(GRANT.covers(asked(same, "production", GrantSamples.changing(11)), NOW)).isFalse();
  }

  @Test
  void doesNotCoverAQuestionForAnotherGrant() {
    Command asking = GrantSamples.command(AGENT, "shop", new GrantTerms(5, 100, END));

    assertThat(GRANT.covers(GrantSamples.request(GrantSamples.decided(asking, FACTS)), NOW))
        .isFalse();
  }

  @Test
  void coversNothingOnceItHasEnded() {
    StandingGrant revoked =
        new StandingGrant(
            GRANT.grant(),
            GRANT.holder(),
            GRANT.environment(),
            GRANT.form(),
            0,
            new Revocation("rita", "rita", "enough", NOW));

    assertThat(GRANT.covers(asked(AGENT), END.minusNanos(1))).isTrue();
    assertThat(GRANT.covers(asked(AGENT), END)).isFalse();
    assertThat(grant(3, 3).covers(asked(AGENT), NOW)).isFalse();
    assertThat(revoked.covers(asked(AGENT), NOW)).isFalse();
  }

  @Test
  void saysHowItStands() {
    assertThat(GRANT.state(NOW)).isEqualTo(GrantState.ACTIVE);
    assertThat(GRANT.state(END)).isEqualTo(GrantState.EXPIRED);
    assertThat(grant(3, 3).state(END)).isEqualTo(GrantState.USED_UP);
    assertThat(grant(3, 1).left()).isEqualTo(2);
  }

  private static StandingGrant grant(int uses, int used) {
    Grant grant =
        new Grant(
            new GrantId(UUID.randomUUID()),
            GrantSamples.fingerprint("a"),
            AGENT.subject(),
            "shop",
            new GrantTerms(uses, 10, END),
            GrantSamples.REQUIREMENT.digest(),
            ORIGIN.command().sql(),
            null,
            List.of(RITA.subject()),
            ORIGIN.id(),
            NOW);
    StandingGrant issued = StandingGrant.issued(grant, ORIGIN).orElseThrow();
    return new StandingGrant(
        grant, issued.holder(), issued.environment(), issued.form(), used, null);
  }

  private static Principal agent(String subject, @Nullable String owner) {
    return new Principal(subject, AGENT.kind(), AGENT.name(), AGENT.roles(), owner, AGENT.client());
  }

  private static ApprovalRequest asked(Principal principal) {
    return GrantSamples.request(GrantSamples.decided(GrantSamples.command(principal), FACTS));
  }

  private static ApprovalRequest asked(Facts facts) {
    return GrantSamples.request(GrantSamples.decided(GrantSamples.command(AGENT), facts));
  }

  private static ApprovalRequest asked(
      ApprovalRequirement requirement, String environment, @Nullable Impact impact) {
    return GrantSamples.request(
        GrantSamples.decided(GrantSamples.command(AGENT), FACTS, requirement, environment, impact));
  }
}
