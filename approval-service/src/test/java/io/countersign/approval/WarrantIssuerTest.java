package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.command;
import static io.countersign.approval.Samples.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarrantIssuerTest {
  private static final int TOLERANCE = 10;
  private static final EventId CAUSE = new EventId(UUID.randomUUID());
  private static final CommandDecided READ = decided(command(AGENT), new Decision.Allowed(), true);
  private final WarrantIssuer issuer = Warrants.issuer();

  @Test
  void signsExactlyTheCommandThatWasAllowed() {
    Warrant warrant = issuer.byPolicy(READ, new EventId(UUID.randomUUID()), NOW);

    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    assertThat(warrant.command()).isEqualTo(READ.command());
    assertThat(warrant.commandDigest()).isEqualTo(READ.command().digest());
    assertThat(warrant.decisionDigest()).isEqualTo(READ.decisionDigest());
    assertThat(warrant.issuedAt()).isEqualTo(NOW);
    assertThat(warrant.expiresAt()).isEqualTo(NOW.plus(Warrants.VALID_FOR));
    assertThat(warrant.nonce()).matches("[0-9a-f]{32}");
    assertThat(warrant.basis()).isEqualTo(new WarrantBasis.Policy());
  }

  @Test
  void givesTheWriterRoleOnlyToWhatIsNotReadOnly() {
    CommandDecided write = decided(command(AGENT), new Decision.Allowed(), false);

    assertThat(issuer.byPolicy(READ, new EventId(UUID.randomUUID()), NOW).access())
        .isEqualTo(Access.READER);
    assertThat(issuer.byPolicy(write, new EventId(UUID.randomUUID()), NOW).access())
        .isEqualTo(Access.WRITER);
  }

  @Test
  void givesTheSameWarrantForASecondDelivery() {
    EventId decision = new EventId(UUID.randomUUID());
    Warrant first = issuer.byPolicy(READ, decision, NOW);

    assertThat(issuer.byPolicy(READ, decision, NOW)).isEqualTo(first);
  }

  @Test
  void givesACommandOneWarrantToClaimWhoeverApprovesIt() {
    ApprovalState.Granted granted = granted(List.of(vote(RITA, ApprovalConditions.none())));
    CommandDecided decided = granted.request().decided();
    Warrant byPolicy = issuer.byPolicy(decided, CAUSE, NOW);

    List<Warrant> others =
        List.of(
            issuer.byPolicy(decided, new EventId(UUID.randomUUID()), NOW),
            issuer.byPeople(granted, CAUSE),
            issuer.byGrant(granted.request(), grant(granted.request()), CAUSE, NOW),
            issuer.byBrokenGlass(granted.request(), "olga", CAUSE, NOW));

    assertThat(others).allMatch(w -> w.id().equals(byPolicy.id()));
    assertThat(issuer.byPolicy(READ, CAUSE, NOW).id()).isNotEqualTo(byPolicy.id());
  }

  @Test
  void saysByWhatRightACommandRuns() {
    ApprovalState.Granted granted =
        granted(
            List.of(vote(RITA, ApprovalConditions.none()), vote(ROB, ApprovalConditions.none())));
    ApprovalRequest request = granted.request();
    Grant grant = grant(request);

    assertThat(issuer.byPolicy(request.decided(), CAUSE, NOW).basis())
        .isEqualTo(new WarrantBasis.Policy());
    assertThat(issuer.byPeople(granted, CAUSE).basis())
        .isEqualTo(new WarrantBasis.People(request.id(), List.of(RITA.subject(), ROB.subject())));
    assertThat(issuer.byGrant(request, grant, CAUSE, NOW).basis())
        .isEqualTo(new WarrantBasis.StandingGrant(request.id(), grant.id(), grant.approvers()));
    assertThat(issuer.byBrokenGlass(request, "olga", CAUSE, NOW).basis())
        .isEqualTo(new WarrantBasis.BrokenGlass(request.id(), "olga"));
  }

  @Test
  void carriesTheMeasuredImpactAndItsTolerance() {
    ApprovalState.Granted granted = granted(List.of(vote(RITA, ApprovalConditions.none())));
    Impact impact = Objects.requireNonNull(granted.request().decided().impact());

    for (Warrant warrant :
        List.of(
            issuer.byPeople(granted, CAUSE),
            issuer.byGrant(granted.request(), grant(granted.request()), CAUSE, NOW),
            issuer.byBrokenGlass(granted.request(), "olga", CAUSE, NOW))) {
      assertThat(warrant.impact()).isEqualTo(ApprovedImpact.of(impact, TOLERANCE));
      assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    }
  }

  @Test
  void narrowsTheRunToTheConditionsOfAllWhoApproved() {
    Instant first = NOW.plusSeconds(60);
    Instant last = NOW.plusSeconds(300);
    ApprovalState.Granted granted =
        granted(
            List.of(
                vote(RITA, new ApprovalConditions(5L, NOW.plusSeconds(30), last)),
                vote(ROB, new ApprovalConditions(50L, first, NOW.plusSeconds(900)))));

    Warrant warrant = issuer.byPeople(granted, CAUSE);

    assertThat(warrant.obligations().maximumRows()).isEqualTo(5);
    assertThat(warrant.obligations().maximumChangedRows()).isEqualTo(5);
    assertThat(warrant.obligations().timeout())
        .isEqualTo(granted.request().decided().obligations().timeout());
    assertThat(warrant.notBefore()).isEqualTo(first);
    assertThat(warrant.expiresAt()).isEqualTo(last);
  }

  @Test
  void neverWidensWhatPolicyAllows() {
    ApprovalConditions wide =
        new ApprovalConditions(1_000_000L, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));
    ApprovalState.Granted granted = granted(List.of(vote(RITA, wide)));

    Warrant warrant = issuer.byPeople(granted, CAUSE);

    assertThat(warrant.obligations().maximumRows()).isEqualTo(1000);
    assertThat(warrant.notBefore()).isEqualTo(warrant.issuedAt()).isEqualTo(NOW);
    assertThat(warrant.expiresAt()).isEqualTo(NOW.plus(Warrants.VALID_FOR));
  }

  @Test
  void endsWithTheStandingApprovalThatGaveIt() {
    ApprovalRequest request = granted(List.of()).request();

    Warrant warrant = issuer.byGrant(request, grant(request), CAUSE, NOW);

    assertThat(warrant.expiresAt()).isEqualTo(NOW.plusSeconds(120));
    assertThat(warrant.obligations().maximumRows()).isEqualTo(7);
    assertThat(warrant.obligations().maximumChangedRows()).isEqualTo(7);
  }

  private static ApprovalState.Granted granted(List<Vote> votes) {
    CommandDecided measured = Samples.measured(command(AGENT));
    ApprovalRequirement requirement =
        new ApprovalRequirement(
            List.of(new ApprovalStage(1, Set.of("reviewer"))), Samples.OPEN_FOR, TOLERANCE);
    ApprovalRequest request =
        ApprovalRequest.asked(
            new ApprovalRequestId(UUID.randomUUID()), measured, requirement, List.of(), NOW);
    return new ApprovalState.Granted(request, votes, NOW, null);
  }

  private static Vote vote(Principal voter, ApprovalConditions conditions) {
    return new Vote(
        voter.subject(),
        voter.subject(),
        voter.name(),
        null,
        Verdict.APPROVE,
        0,
        conditions,
        null,
        null,
        NOW);
  }

  private static Grant grant(ApprovalRequest request) {
    return new Grant(
        new GrantId(UUID.randomUUID()),
        Samples.BUNDLE,
        AGENT.subject(),
        "shop",
        new GrantTerms(3, 7, NOW.plusSeconds(120)),
        request.requirement().digest(),
        request.command().sql(),
        null,
        List.of("rita"),
        request.id(),
        NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
  void doesNotStartWithAKeyThatIsNoneAndDoesNotRepeatIt(String secret) {
    assertThatThrownBy(() -> issuer("key-1", secret, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("countersign.warrant.key")
        .satisfies(e -> assertThat(secret.isEmpty() || !e.getMessage().contains(secret)).isTrue());
  }

  @Test
  void doesNotStartWithWarrantsThatAreNeverValid() {
    assertThatThrownBy(() -> issuer("key-1", Warrants.SECRET, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("countersign.warrant.valid-for");
  }

  private static WarrantIssuer issuer(String keyId, String secret, Duration validFor) {
    return new WarrantIssuer(new Warrants.Settings(keyId, secret, validFor));
  }
}
