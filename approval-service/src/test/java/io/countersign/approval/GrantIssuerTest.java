package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantIssuerTest {
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final EventId CAUSE = new EventId(UUID.randomUUID());
  private static final ApprovalConditions NONE = ApprovalConditions.none();

  @Test
  void givesTheLeastOfWhatAllWhoApprovedGive() {
    Grant grant =
        issued(
            GrantSamples.command(AGENT),
            vote(RITA, NONE, new GrantTerms(3, 100, TOMORROW)),
            vote(ROB, NONE, new GrantTerms(5, 20, TOMORROW.minusSeconds(1))));

    assertThat(grant.terms()).isEqualTo(new GrantTerms(3, 20, TOMORROW.minusSeconds(1)));
    assertThat(grant.approvers()).containsExactly(RITA.subject(), ROB.subject());
    assertThat(grant.principal()).isEqualTo(AGENT.subject());
    assertThat(grant.requirement()).isEqualTo(GrantSamples.REQUIREMENT.digest());
    assertThat(grant.fingerprint()).isEqualTo(GrantSamples.fingerprint("a"));
  }

  @Test
  void givesNothingAheadIfOneOfThemApprovedThisCommandAlone() {
    assertThat(
            told(
                GrantSamples.command(AGENT),
                vote(RITA, NONE, new GrantTerms(3, 100, TOMORROW)),
                vote(ROB, NONE, null)))
        .isEmpty();
  }

  @Test
  void givesWhatWasAskedForAhead() {
    GrantTerms asked = new GrantTerms(3, 100, TOMORROW);

    Grant grant = issued(asking(asked), vote(RITA, NONE, null));

    assertThat(grant.terms()).isEqualTo(asked);
  }

  @Test
  void neverGivesMoreOfWhatWasAskedForThanAnyConditionLets() {
    ApprovalConditions fewer = new ApprovalConditions(10L, null, NOW.plus(Duration.ofHours(2)));

    Grant grant =
        issued(
            asking(new GrantTerms(3, 100, TOMORROW)),
            vote(RITA, fewer, null),
            vote(ROB, NONE, new GrantTerms(2, 500, TOMORROW.plusSeconds(9))));

    assertThat(grant.terms()).isEqualTo(new GrantTerms(2, 10, NOW.plus(Duration.ofHours(2))));
  }

  @Test
  void declinesWhatIsOverByTheTimeTheLastOfThemApproves() {
    Optional<EventData> told =
        told(
            GrantSamples.command(AGENT),
            vote(RITA, NONE, new GrantTerms(3, 100, NOW.plusSeconds(30))));

    assertThat(told.orElseThrow())
        .isInstanceOfSatisfying(
            GrantDeclined.class, d -> assertThat(d.reason()).contains("is over"));
  }

  @Test
  void signsNoWarrantForACommandThatOnlyAsksForAGrant() {
    WarrantIssuer warrants = Warrants.issuer();
    ApprovalState.Granted granted =
        granted(asking(new GrantTerms(1, 1, TOMORROW)), vote(RITA, NONE, null));

    assertThatThrownBy(() -> warrants.byPeople(granted, CAUSE)).hasMessageContaining("never runs");
    assertThatThrownBy(() -> warrants.byPolicy(granted.request().decided(), CAUSE, NOW))
        .hasMessageContaining("never runs");
    assertThat(new Endings(warrants).granted(granted, new Occurrence(CAUSE, declined(granted))))
        .extracting(o -> (Object) o.data().getClass().getSimpleName())
        .containsExactly("ApprovalGranted", "GrantIssued");
  }

  @Test
  void asksNobodyLongerThanTheGrantWouldLast() {
    Instant soon = NOW.plusSeconds(90);

    assertThat(asked(new GrantTerms(1, 1, soon)).expiresAt()).isEqualTo(soon);
    assertThat(asked(new GrantTerms(1, 1, TOMORROW)).expiresAt())
        .isEqualTo(NOW.plus(Samples.OPEN_FOR));
    assertThat(asked(new GrantTerms(1, 1, NOW.minusSeconds(1))).expiresAt())
        .isEqualTo(NOW.plus(Approvals.PRECISION));
  }

  private static ApprovalRequest asked(GrantTerms terms) {
    ApprovalRequest request = granted(asking(terms), vote(RITA, NONE, null)).request();
    return ApprovalRequest.asked(
        request.id(), request.decided(), request.requirement(), List.of(), NOW);
  }

  private static GrantDeclined declined(ApprovalState state) {
    return new GrantDeclined(state.request().command().id(), "for its id alone");
  }

  private static Grant issued(Command command, Vote... votes) {
    return ((GrantIssued) told(command, votes).orElseThrow()).grant();
  }

  private static Optional<EventData> told(Command command, Vote... votes) {
    return GrantIssuer.issue(granted(command, votes), CAUSE);
  }

  private static ApprovalState.Granted granted(Command command, Vote... votes) {
    return new ApprovalState.Granted(
        GrantSamples.request(
            GrantSamples.decided(
                command,
                GrantSamples.update("a"),
                new Decision.ApprovalRequired(GrantSamples.REQUIREMENT),
                "production",
                null)),
        List.of(votes),
        NOW.plusSeconds(60),
        null);
  }

  private static Command asking(GrantTerms terms) {
    return GrantSamples.command(AGENT, "shop", terms);
  }

  private static Vote vote(
      Principal voter, ApprovalConditions conditions, @Nullable GrantTerms grant) {
    return new Vote(
        voter.subject(),
        voter.subject(),
        voter.name(),
        null,
        Verdict.APPROVE,
        0,
        conditions,
        grant,
        null,
        NOW.plusSeconds(60));
  }
}
