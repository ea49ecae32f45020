package io.countersign.approval;

import static io.countersign.approval.Samples.ADAM;
import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.DANA;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.OLGA;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.person;
import static io.countersign.approval.StateName.APPROVED;
import static io.countersign.approval.StateName.EXPIRED;
import static io.countersign.approval.StateName.GRANTED;
import static io.countersign.approval.StateName.PENDING;
import static io.countersign.approval.StateName.REJECTED;
import static io.countersign.contracts.StageOrder.ANY;
import static io.countersign.contracts.StageOrder.SEQUENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.StageSkipped;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final ApprovalStage REVIEWER = new ApprovalStage(1, Set.of("reviewer"));
  private static final ApprovalStage DBA = new ApprovalStage(1, Set.of("dba"));

  /**
   * Who approves, in order, as initials; Rita and Rob review, Dana is dba, Adam both reviews and
   * rules.
   */
  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource({
    "SEQUENTIAL, R,   PENDING",
    "SEQUENTIAL, D,   PENDING",
    "SEQUENTIAL, DR,  PENDING",
    "SEQUENTIAL, RD,  GRANTED",
    "SEQUENTIAL, RBD, GRANTED",
    "PARALLEL,   R,   PENDING",
    "PARALLEL,   RB,  PENDING",
    "PARALLEL,   DR,  GRANTED",
    "PARALLEL,   RD,  GRANTED",
    "ANY,        R,   GRANTED",
    "ANY,        D,   GRANTED",
    "ANY,        O,   PENDING",
  })
  void countStagesInTheirOrder(StageOrder order, String approving, StateName expected) {
    Poll poll = Poll.of(order, REVIEWER, DBA);

    approving.chars().forEach(c -> poll.approves(named(c)));

    assertThat(poll.is()).isEqualTo(expected);
    assertThat(poll.told(WarrantIssued.class)).hasSize(expected == GRANTED ? 1 : 0);
  }

  private static Principal named(int initial) {
    return switch (initial) {
      case 'R' -> RITA;
      case 'B' -> ROB;
      case 'D' -> DANA;
      default -> OLGA;
    };
  }

  @Test
  void askANamedPersonWhateverRolesTheyHave() {
    Poll poll = Poll.of(SEQUENTIAL, stage(1, Set.of(), Set.of("eve-subject"), false, null));

    assertThat(refusal(poll.approves(RITA))).isEqualTo(VoteRefusal.ROLE_MISSING);
    poll.approves(person("eve"));

    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void countAPersonOnceThoughTheyComeWithTwoAccounts() {
    Principal second =
        new Principal("rita-admin", RITA.kind(), "rita-admin", Set.of("reviewer"), null, null);
    Poll poll = Poll.of(AGENT, ApprovalRequirement.of(2, Set.of("reviewer"), LIMIT), rita(second));
    poll.approves(RITA);

    VoteResult again = poll.approves(second);

    assertThat(again).isInstanceOf(VoteResult.CountedBefore.class);
    assertThat(poll.is()).isEqualTo(PENDING);
  }

  @Test
  void countAPersonOnceThoughTheirOtherAccountIsMadeKnownOnlyAfterItAnswered() {
    Principal second =
        new Principal("rita-admin", RITA.kind(), "rita-admin", Set.of("reviewer"), null, null);
    ApprovalState voted = Samples.pending(2).with(Samples.vote(second, Verdict.APPROVE));
    Ballot again =
        new Ballot(
            new Voter(RITA, rita(second), List.of()),
            Verdict.APPROVE,
            voted.request().digest(),
            ApprovalConditions.none(),
            null,
            null,
            NOW.plusSeconds(90));

    VoteResult result =
        new Voting(new Directory(List.of(rita(second))), Optional::empty).vote(voted, again);

    assertThat(result).isEqualTo(new VoteResult.CountedBefore(voted));
  }

  @Test
  void refuseTheSubmitterThroughAnotherAccountOfTheirs() {
    Principal second =
        new Principal("rita-admin", RITA.kind(), "rita-admin", Set.of("reviewer"), null, null);
    Poll poll = Poll.of(RITA, ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT), rita(second));

    assertThat(refusal(poll.approves(second))).isEqualTo(VoteRefusal.OWN_COMMAND);
    assertThat(refusal(poll.rejects(second))).isEqualTo(VoteRefusal.OWN_COMMAND);
  }

  @Test
  void refuseTheOwnerOfTheAgentThroughAnotherAccountOfTheirs() {
    Principal second = new Principal("olga-2", OLGA.kind(), "olga", Set.of("reviewer"), null, null);
    Person olga =
        new Person("olga", "Olga", Set.of(OLGA.subject(), "olga-2"), null, ZoneOffset.UTC);
    Poll poll = Poll.of(AGENT, ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT), olga);

    assertThat(refusal(poll.approves(second))).isEqualTo(VoteRefusal.OWN_COMMAND);
  }

  private static Person rita(Principal second) {
    return new Person(
        "rita", "Rita", Set.of(RITA.subject(), second.subject()), null, ZoneOffset.UTC);
  }

  @Test
  void askTheOwnerOfTheAgentOnlyWherePolicyWantsTheirWord() {
    ApprovalStage owners = stage(1, Set.of("reviewer"), Set.of(), true, null);
    Poll poll = Poll.of(SEQUENTIAL, DBA, owners);
    assertThat(refusal(poll.approves(OLGA))).isEqualTo(VoteRefusal.OTHER_STAGE);
    poll.approves(DANA);

    poll.approves(OLGA);

    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void countTheOwnersWordInNoStageThatDoesNotWantIt() {
    Principal olgaDba =
        new Principal(OLGA.subject(), OLGA.kind(), "olga", Set.of("dba"), null, null);
    Poll poll = Poll.of(SEQUENTIAL, DBA, stage(1, Set.of("reviewer"), Set.of(), true, null));

    assertThat(refusal(poll.approves(olgaDba))).isEqualTo(VoteRefusal.OTHER_STAGE);
    assertThat(poll.state().votes()).isEmpty();
  }

  @Test
  void letOthersAnswerOnceAStageTookTooLong() {
    Poll poll = Poll.of(SEQUENTIAL, escalating(REVIEWER, "admin"));
    Principal boss = person("boss", "admin");
    assertThat(refusal(poll.approves(boss))).isEqualTo(VoteRefusal.OTHER_STAGE);

    poll.after(LIMIT);

    assertThat(poll.told(ApprovalEscalated.class)).hasSize(1);
    poll.approves(boss);
    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void escalateOnceAndKeepThoseWhoWereAskedBefore() {
    Poll poll = Poll.of(SEQUENTIAL, escalating(REVIEWER, "admin"));

    poll.after(LIMIT).after(LIMIT).approves(RITA);

    assertThat(poll.told(ApprovalEscalated.class)).hasSize(1);
    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void countTheTimeOfAStageFromWhenItIsAsked() {
    Poll poll = Poll.of(SEQUENTIAL, REVIEWER, escalating(DBA, "admin"));
    poll.after(LIMIT).approves(RITA);

    assertThat(poll.after(LIMIT.minusMillis(1)).told(ApprovalEscalated.class)).isEmpty();
    assertThat(poll.after(Duration.ofMillis(1)).told(ApprovalEscalated.class)).hasSize(1);
  }

  @Test
  void endTheRequestWhereSilenceIsANo() {
    Poll poll =
        Poll.of(
            SEQUENTIAL,
            stage(1, Set.of("reviewer"), Set.of(), false, new StageTimeout.Reject(LIMIT)));

    poll.after(LIMIT);

    assertThat(poll.is()).isEqualTo(EXPIRED);
    assertThat(poll.told(ApprovalExpired.class))
        .singleElement()
        .satisfies(e -> assertThat(e.stage()).isZero());
  }

  @Test
  void leaveOutAStageThatTakesTooLongAndAskTheNext() {
    Poll poll = Poll.of(SEQUENTIAL, skipping("reviewer"), DBA);
    assertThat(refusal(poll.approves(DANA))).isEqualTo(VoteRefusal.OTHER_STAGE);

    poll.after(LIMIT);

    assertThat(poll.told(StageSkipped.class)).hasSize(1);
    assertThat(refusal(poll.approves(RITA))).isEqualTo(VoteRefusal.OTHER_STAGE);
    poll.approves(DANA);
    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void expireWhenTheLastStageIsLeftOutAfterTheEndOfAllWindows() {
    Poll poll = Poll.of(SEQUENTIAL, DBA, skipping("reviewer"));
    poll.approves(DANA, null, null, NOW.plus(LIMIT.dividedBy(2)));

    poll.after(LIMIT);

    assertThat(poll.is()).isEqualTo(EXPIRED);
    assertThat(poll.told(ApprovalExpired.class)).hasSize(1);
    assertThat(poll.told(WarrantIssued.class)).isEmpty();
  }

  @Test
  void grantWhenTheLastStageIsLeftOutAfterSomebodyApproved() {
    Poll poll = Poll.of(SEQUENTIAL, DBA, skipping("reviewer"));
    poll.approves(DANA);

    poll.after(LIMIT);

    assertThat(poll.is()).isEqualTo(GRANTED);
    assertThat(poll.told(WarrantIssued.class)).hasSize(1);
    assertThat(poll.told(ApprovalGranted.class)).hasSize(1);
  }

  @Test
  void grantNothingBySilenceAlone() {
    Poll poll = Poll.of(ANY, skipping("reviewer"), DBA);

    poll.after(LIMIT);

    assertThat(poll.is()).isEqualTo(PENDING);
    assertThat(poll.after(Duration.ofHours(1)).is()).isEqualTo(EXPIRED);
    assertThat(poll.told(WarrantIssued.class)).isEmpty();
  }

  @Test
  void letWhoeverIsAskedInAnyStageSayNo() {
    assertThat(StateName.REJECTED)
        .isEqualTo(rejectedBy(DANA, Poll.of(SEQUENTIAL, REVIEWER, DBA)))
        .isEqualTo(
            rejectedBy(
                person("boss", "admin"), Poll.of(SEQUENTIAL, escalating(REVIEWER, "admin"))));
    Poll poll = Poll.of(SEQUENTIAL, REVIEWER, DBA);
    assertThat(refusal(poll.rejects(person("boss", "admin")))).isEqualTo(VoteRefusal.ROLE_MISSING);
  }

  private static StateName rejectedBy(Principal voter, Poll poll) {
    poll.rejects(voter);
    return poll.is();
  }

  @Test
  void runWhatIsApprovedForLaterOnlyThenAndTakeAVetoUntilThen() {
    Instant tonight = NOW.plusSeconds(1200);
    Poll poll = Poll.of(SEQUENTIAL, REVIEWER);
    poll.approves(RITA, null, tonight, null);
    assertThat(poll.is()).isEqualTo(APPROVED);
    assertThat(poll.told(WarrantIssued.class)).isEmpty();

    poll.after(Duration.ofSeconds(1199));
    assertThat(poll.is()).isEqualTo(APPROVED);
    assertThat(refusal(poll.approves(ROB))).isEqualTo(VoteRefusal.NOT_PENDING);
    poll.after(Duration.ofSeconds(1));

    assertThat(poll.is()).isEqualTo(GRANTED);
    assertThat(poll.told(WarrantIssued.class))
        .singleElement()
        .satisfies(w -> assertThat(w.warrant().notBefore()).isEqualTo(tonight));
    assertThat(refusal(poll.rejects(ROB))).isEqualTo(VoteRefusal.NOT_PENDING);
  }

  @Test
  void takeAVetoOfWhoeverApprovedAsWell() {
    for (Principal voter : List.of(RITA, ADAM)) {
      Poll poll = Poll.of(SEQUENTIAL, REVIEWER);
      poll.approves(RITA, null, NOW.plusSeconds(1200), null);

      poll.rejects(voter);

      assertThat(poll.is()).isEqualTo(REJECTED);
      assertThat(poll.after(Duration.ofHours(2)).told(WarrantIssued.class)).isEmpty();
    }
  }

  @Test
  void missTheirWindowWhereNobodyLookedWhileItLasted() {
    Poll poll = Poll.of(SEQUENTIAL, REVIEWER);
    poll.approves(RITA, null, NOW.plusSeconds(600), NOW.plusSeconds(700));

    poll.after(Duration.ofSeconds(700));

    assertThat(poll.is()).isEqualTo(EXPIRED);
    assertThat(poll.told(WarrantIssued.class)).isEmpty();
  }

  @Test
  void refuseConditionsThatThoseOfOthersContradict() {
    Poll poll = Poll.of(SEQUENTIAL, new ApprovalStage(2, Set.of("reviewer")));
    poll.approves(RITA, null, null, NOW.plusSeconds(600));

    VoteResult late = poll.approves(ROB, null, NOW.plusSeconds(600), null);

    assertThat(refusal(late)).isEqualTo(VoteRefusal.CONDITIONS_CONTRADICT);
    assertThat(poll.state().votes()).hasSize(1);
  }

  @Test
  void letADeputyAnswerInAPlaceThatIsFreeOnly() {
    Poll poll = Poll.of(SEQUENTIAL, new ApprovalStage(2, Set.of("reviewer")));
    Principal deputy = person("deputy");
    poll.standingIn(RITA, deputy, Duration.ofHours(1));

    poll.approves(deputy);

    assertThat(poll.told(VoteCast.class))
        .singleElement()
        .satisfies(v -> assertThat(v.onBehalfOf()).isEqualTo(RITA.subject()));
    assertThat(refusal(poll.approves(RITA))).isEqualTo(VoteRefusal.REPRESENTED);
    assertThat(poll.approves(deputy)).isInstanceOf(VoteResult.CountedBefore.class);
    assertThat(poll.is()).isEqualTo(PENDING);
    poll.rejects(RITA);
    assertThat(poll.is()).isEqualTo(REJECTED);
  }

  @Test
  void countTheWordOfSomebodyAwayOnceThoughTheyHaveSpokenThemselves() {
    Poll poll = Poll.of(SEQUENTIAL, new ApprovalStage(2, Set.of("reviewer")));
    Principal deputy = person("deputy");
    poll.standingIn(RITA, deputy, Duration.ofHours(1)).approves(RITA);

    assertThat(refusal(poll.approves(deputy))).isEqualTo(VoteRefusal.OTHER_STAGE);
    assertThat(poll.is()).isEqualTo(PENDING);
  }

  @Test
  void countADeputyOnceThoughTheyHaveAWordOfTheirOwn() {
    Poll poll = Poll.of(SEQUENTIAL, new ApprovalStage(2, Set.of("reviewer")));
    poll.standingIn(RITA, ROB, Duration.ofHours(1)).approves(ROB);

    assertThat(poll.approves(ROB)).isInstanceOf(VoteResult.CountedBefore.class);
    assertThat(poll.is()).isEqualTo(PENDING);
    poll.approves(RITA);
    assertThat(poll.is()).isEqualTo(GRANTED);
  }

  @Test
  void giveADeputyNothingForTheCommandsOfWhoeverIsAway() {
    Principal deputy = person("deputy");
    Poll poll =
        Poll.of(RITA, ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT))
            .standingIn(RITA, deputy, Duration.ofHours(1));

    assertThat(poll.approves(deputy)).isInstanceOf(VoteResult.Refused.class);
    assertThat(poll.state().votes()).isEmpty();
  }

  @Test
  void giveTheSubmitterNothingThroughSomebodyAway() {
    Poll poll =
        Poll.of(RITA, ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT))
            .standingIn(ROB, RITA, Duration.ofHours(1));

    assertThat(refusal(poll.approves(RITA))).isEqualTo(VoteRefusal.OWN_COMMAND);
  }

  @Test
  void passNothingOnFromDeputyToDeputy() {
    Principal first = person("first");
    Principal second = person("second");
    Poll poll =
        Poll.of(SEQUENTIAL, REVIEWER)
            .standingIn(RITA, first, Duration.ofHours(1))
            .standingIn(first, second, Duration.ofHours(1));

    assertThat(refusal(poll.approves(second))).isEqualTo(VoteRefusal.ROLE_MISSING);
  }

  @Test
  void endDelegationsAtTheirTime() {
    Principal deputy = person("deputy");
    Poll poll = Poll.of(SEQUENTIAL, REVIEWER).standingIn(RITA, deputy, LIMIT).after(LIMIT);

    assertThat(refusal(poll.approves(deputy))).isEqualTo(VoteRefusal.ROLE_MISSING);
  }

  private static ApprovalStage escalating(ApprovalStage stage, String role) {
    return stage(
        1,
        stage.roles(),
        Set.of(),
        false,
        new StageTimeout.Escalate(LIMIT, Approvers.withRoles(Set.of(role))));
  }

  private static ApprovalStage skipping(String role) {
    return stage(1, Set.of(role), Set.of(), false, new StageTimeout.Skip(LIMIT));
  }

  private static ApprovalStage stage(
      int quorum,
      Set<String> roles,
      Set<String> persons,
      boolean agentOwner,
      @Nullable StageTimeout timeout) {
    return new ApprovalStage(quorum, new Approvers(roles, persons), agentOwner, timeout);
  }

  private static VoteRefusal refusal(VoteResult result) {
    return ((VoteResult.Refused) result).reason();
  }
}
