package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.BUNDLE;
import static io.countersign.approval.Samples.approvalBy;
import static io.countersign.approval.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies change while people are asked. */
@QuarkusTest
class DecidedAgainTest {
  private static final Digest OTHER_BUNDLE = CanonicalForm.of("other bundle").digest();
  private final Neighbours neighbours = new Neighbours();
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final Command command = command(AGENT);
  @Inject PoliciesInForce policies;
  @Inject MovableClock clock;

  @AfterEach
  void close() {
    clock.reset();
    activate(BUNDLE);
    neighbours.close();
  }

  @Test
  void refusesApprovalsUntilPolicyHasDecidedAgainAndThenTakesThemOnWhatItSays() {
    // Given
    ApprovalRequested asked = neighbours.ask(command, 1);
    // When
    activate(OTHER_BUNDLE);
    // Then
    BallotBox.vote("rita", asked, "approve")
        .statusCode(409)
        .body("type", endsWith("policy-changed"))
        .body("detail", containsString("policies have changed"));
    RedecisionRequested requested = requested();
    assertThat(requested.requestId()).isEqualTo(asked.requestId());
    assertThat(requested.decided().decisionDigest()).isEqualTo(asked.digest());
    ApprovalRevised revised = answered(approvalBy(1), ApprovalRevised.class);
    assertThat(revised.requestId()).isEqualTo(asked.requestId());
    BallotBox.vote("rita", asked, "approve")
        .statusCode(409)
        .body("type", endsWith("digest-mismatch"))
        .body("detail", containsString("Other policies are in force."));
    ApprovalRequested anew =
        new ApprovalRequested(
            asked.requestId(),
            command,
            revised.digest(),
            revised.requirement(),
            revised.expiresAt());
    BallotBox.vote("rita", anew, "approve").statusCode(200);
    WarrantIssued issued = neighbours.await(WarrantIssued.class, command.id());
    assertThat(issued.warrant().bundleDigest()).isEqualTo(OTHER_BUNDLE);
    assertThat(issued.warrant().decisionDigest()).isEqualTo(revised.digest());
  }

  @Test
  void letsPeopleSayNoWhileThePoliciesChange() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    activate(OTHER_BUNDLE);

    BallotBox.vote("rita", asked, "reject").statusCode(200);
  }

  @Test
  void issuesOneWarrantThoughTheAllowanceIsDeliveredTwice() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    activate(OTHER_BUNDLE);
    requested();
    PreparedEvent answer = answer(new Decision.Allowed());
    neighbours.send(answer);
    neighbours.send(answer);
    WarrantIssued issued = neighbours.await(WarrantIssued.class, command.id());
    activate(BUNDLE);

    List<ReceivedEvent> published = neighbours.settled(command);

    assertThat(issued.warrant().basis()).isEqualTo(new WarrantBasis.Policy());
    assertThat(types(published))
        .containsOnlyOnce(WarrantIssued.class, ApprovalSuperseded.class)
        .doesNotContain(ApprovalGranted.class);
    BallotBox.vote("rita", asked, "approve")
        .statusCode(409)
        .body("detail", containsString("superseded"));
  }

  @Test
  void issuesNoSecondWarrantForWhatPeopleHadApprovedMeanwhile() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    BallotBox.vote("rita", asked, "approve").statusCode(200);
    neighbours.await(WarrantIssued.class, command.id());

    neighbours.send(answer(asked, new Decision.Allowed()));

    assertThat(types(neighbours.settled(command)))
        .containsExactlyInAnyOrder(
            ApprovalRequested.class, VoteCast.class, ApprovalGranted.class, WarrantIssued.class);
  }

  @Test
  void endsTheRequestWithPolicysReasonsWhereItDeniesNow() {
    neighbours.ask(command, 1);
    activate(OTHER_BUNDLE);
    requested();

    ApprovalSuperseded superseded =
        answered(new Decision.Denied(List.of("Not at night.")), ApprovalSuperseded.class);

    assertThat(superseded.reason()).contains("Not at night.");
  }

  @Test
  void asksOnceMoreOnlyAfterAPauseWhereTheAnswerCameByPoliciesThatAreNotInForce() {
    neighbours.ask(command, 1);
    activate(OTHER_BUNDLE);
    requested();
    assertThat(count(RedecisionRequested.class)).isEqualTo(1);

    clock.moveAhead(Duration.ofMinutes(1));

    await().until(() -> count(RedecisionRequested.class) == 2);
    activate(BUNDLE);
    assertThat(neighbours.settled(command)).hasSize(3);
  }

  @Test
  void issuesOneWarrantWhereMeasuringForTheNewPoliciesShowsThatNobodyNeedsToApprove() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    activate(OTHER_BUNDLE);
    requested();
    neighbours.send(answer(new Decision.MeasureFirst(MeasureMethod.TRIAL)));
    CommandDecided measured = Samples.measured(command);

    neighbours.decide(
        CommandDecided.of(
            command,
            measured.environment(),
            measured.facts(),
            null,
            measured.impact(),
            measured.decidedAt(),
            new Decision.Allowed(),
            measured.obligations(),
            measured.matches(),
            OTHER_BUNDLE));

    neighbours.await(ApprovalSuperseded.class, command.id());
    neighbours.await(WarrantIssued.class, command.id());
    activate(BUNDLE);
    assertThat(types(neighbours.settled(command))).containsOnlyOnce(WarrantIssued.class);
    BallotBox.vote("rita", asked, "approve").statusCode(409);
  }

  @Test
  void asksNothingWhereTheSamePoliciesAreInForceStill() {
    neighbours.ask(command, 1);
    activate(BUNDLE);
    clock.moveAhead(Duration.ofMinutes(1));

    assertThat(types(neighbours.settled(command))).containsExactly(ApprovalRequested.class);
  }

  private void activate(Digest bundle) {
    neighbours.send(
        codec.prepare(
            Draft.administration(
                new EventId(UUID.randomUUID()), new PolicyBundleActivated(bundle, List.of()))));
    await().until(() -> policies.bundle().equals(Optional.of(bundle)));
  }

  /** Policy is not asked about what was asked just now: news of its policies may be on the way. */
  private RedecisionRequested requested() {
    clock.moveAhead(Duration.ofSeconds(6));
    return neighbours.await(RedecisionRequested.class, command.id());
  }

  private <T extends EventData> T answered(Decision decision, Class<T> told) {
    neighbours.send(answer(decision));
    return neighbours.await(told, command.id());
  }

  private PreparedEvent answer(Decision decision) {
    ReceivedEvent question = neighbours.awaitReceived(RedecisionRequested.class, command.id());
    RedecisionRequested requested = (RedecisionRequested) question.data();
    return codec.prepare(
        Draft.reaction(
            question.link(),
            again(requested.decided(), decision).redeciding(requested.requestId())));
  }

  private PreparedEvent answer(ApprovalRequested asked, Decision decision) {
    ReceivedEvent question = neighbours.awaitReceived(ApprovalRequested.class, command.id());
    return codec.prepare(
        Draft.reaction(
            question.link(),
            again(Samples.decided(command, approvalBy(1), false), decision)
                .redeciding(asked.requestId())));
  }

  private static CommandDecided again(CommandDecided before, Decision decision) {
    return CommandDecided.of(
        before.command(),
        before.environment(),
        before.facts(),
        before.history(),
        before.impact(),
        before.decidedAt(),
        decision,
        before.obligations(),
        before.matches(),
        OTHER_BUNDLE);
  }

  private long count(Class<?> type) {
    return neighbours.published(command).stream().filter(e -> type.isInstance(e.data())).count();
  }

  private static List<Class<?>> types(List<ReceivedEvent> events) {
    return events.stream().<Class<?>>map(e -> e.data().getClass()).toList();
  }
}
