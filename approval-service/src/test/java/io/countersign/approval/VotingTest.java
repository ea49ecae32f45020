package io.countersign.approval;

import static io.countersign.approval.Samples.ADAM;
import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.DANA;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.OLGA;
import static io.countersign.approval.Samples.OPEN_FOR;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.ballot;
import static io.countersign.approval.Samples.pending;
import static io.countersign.approval.Samples.pendingInTwoStages;
import static io.countersign.approval.Samples.person;
import static io.countersign.contracts.Verdict.APPROVE;
import static io.countersign.contracts.Verdict.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VotingTest {
  private final Voting voting = new Voting(new Directory(List.of()), Optional::empty);
  private final VoteOccurrences occurrences =
      new VoteOccurrences(
          new Endings(Warrants.issuer()), new IdSource(Clock.systemUTC(), new Random(1)));

  /** A vote's result together with what it changes. */
  record Voted(VoteResult result, Transition transition) {}

  private Voted cast(ApprovalState state, Ballot ballot) {
    VoteResult result = voting.vote(state, ballot);
    return new Voted(result, occurrences.transition(state, ballot, result));
  }

  @Test
  void grantsAndIssuesOneWarrantWhenTheQuorumIsReached() {
    // Given
    ApprovalState state = vote(pending(2), RITA, APPROVE).transition().next();
    // When
    Voted voted = vote(state, ROB, APPROVE);
    // Then
    assertThat(voted.transition().next()).isInstanceOf(ApprovalState.Granted.class);
    assertThat(types(voted))
        .containsExactly(VoteCast.class, ApprovalGranted.class, WarrantIssued.class);
    Warrant warrant = ((WarrantIssued) data(voted).get(2)).warrant();
    assertThat(warrant.basis())
        .isEqualTo(
            new WarrantBasis.People(state.request().id(), List.of(RITA.subject(), ROB.subject())));
    assertThat(warrant.issuedAt()).isEqualTo(ballot(state, ROB, APPROVE).at());
    assertThat(warrant.expiresAt()).isEqualTo(warrant.issuedAt().plus(Warrants.VALID_FOR));
    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
  }

  @Test
  void staysPendingBelowTheQuorum() {
    Voted voted = vote(pending(2), RITA, APPROVE);

    assertThat(voted.transition().next()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(types(voted)).containsExactly(VoteCast.class);
  }

  @Test
  void rejectsUponOneRejection() {
    ApprovalState state = vote(pending(3), RITA, APPROVE).transition().next();

    Voted voted = cast(state, ballot(state, ROB, REJECT, "not at night"));

    assertThat(voted.transition().next()).isInstanceOf(ApprovalState.Rejected.class);
    assertThat(types(voted)).containsExactly(VoteCast.class, ApprovalRejected.class);
    ApprovalRejected rejected = (ApprovalRejected) data(voted).get(1);
    assertThat(rejected.rejectedBy()).isEqualTo(ROB.subject());
    assertThat(rejected.comment()).isEqualTo("not at night");
  }

  @Test
  void asksTheNextStageOnlyOnceTheOneBeforeHasApproved() {
    ApprovalState state = pendingInTwoStages();

    assertThat(refusal(vote(state, DANA, APPROVE))).isEqualTo(VoteRefusal.OTHER_STAGE);
    ApprovalState second = vote(state, RITA, APPROVE).transition().next();
    assertThat(refusal(vote(second, ROB, APPROVE))).isEqualTo(VoteRefusal.OTHER_STAGE);
    assertThat(vote(second, DANA, APPROVE).transition().next())
        .isInstanceOf(ApprovalState.Granted.class);
  }

  @Test
  void countsAPersonWithTheRolesOfBothStagesInOneOfThem() {
    Principal both =
        new Principal("both", RITA.kind(), "both", Set.of("reviewer", "dba"), null, null);
    ApprovalState second = vote(pendingInTwoStages(), both, APPROVE).transition().next();

    assertThat(vote(second, both, APPROVE).result())
        .isEqualTo(new VoteResult.CountedBefore(second));
  }

  @Test
  void letsThoseOfALaterStageSayNoAtOnce() {
    assertThat(vote(pendingInTwoStages(), DANA, REJECT).transition().next())
        .isInstanceOf(ApprovalState.Rejected.class);
  }

  @Test
  void countsAPersonOnce() {
    ApprovalState state = vote(pending(2), RITA, APPROVE).transition().next();

    Voted voted = vote(state, RITA, APPROVE);

    assertThat(voted.result())
        .isEqualTo(new VoteResult.CountedBefore((ApprovalState.Pending) state));
    assertThat(voted.transition()).isEqualTo(new Transition(state, List.of()));
  }

  @Test
  void letsAPersonWhoApprovedSayNoAfterAll() {
    ApprovalState state = vote(pending(2), RITA, APPROVE).transition().next();

    Voted voted = vote(state, RITA, REJECT);

    assertThat(voted.transition().next()).isInstanceOf(ApprovalState.Rejected.class);
    assertThat(voted.transition().next().votes()).hasSize(1);
  }

  @Test
  void namesBothDigestsWhenAVoteIsAboutSomethingElse() {
    ApprovalState state = pending(1);
    Ballot other =
        new Ballot(
            Samples.voter(RITA),
            APPROVE,
            Samples.BUNDLE,
            ApprovalConditions.none(),
            null,
            null,
            NOW);

    Voted voted = cast(state, other);

    assertThat(((VoteResult.Refused) voted.result()).message())
        .contains(Samples.BUNDLE.text(), state.request().digest().text());
    assertThat(types(voted)).containsExactly(VoteRefused.class);
  }

  @Test
  void takesNoVoteFromTheInstantOfExpiryOnThoughNobodyHasClosedTheRequest() {
    ApprovalState state = pending(1);

    assertThat(refusal(voteAt(state, NOW.plus(OPEN_FOR)))).isEqualTo(VoteRefusal.NOT_PENDING);
    assertThat(voteAt(state, NOW.plus(OPEN_FOR).minusMillis(1)).result())
        .isInstanceOf(VoteResult.Counted.class);
  }

  private Voted voteAt(ApprovalState state, Instant at) {
    return cast(
        state,
        new Ballot(
            Samples.voter(RITA),
            APPROVE,
            state.request().digest(),
            ApprovalConditions.none(),
            null,
            null,
            at));
  }

  static Stream<Arguments> whoMayNot() {
    Principal ritasRobot =
        new Principal("robot", AGENT.kind(), "robot", AGENT.roles(), RITA.subject(), null);
    return Stream.of(
        Arguments.of("an agent", AGENT, AGENT, VoteRefusal.AGENT_MAY_NOT_DECIDE),
        Arguments.of("an agent with the role", RITA, AGENT, VoteRefusal.AGENT_MAY_NOT_DECIDE),
        Arguments.of("the submitter", RITA, RITA, VoteRefusal.OWN_COMMAND),
        Arguments.of("the submitter, an administrator", ADAM, ADAM, VoteRefusal.OWN_COMMAND),
        Arguments.of("the agent's owner", ritasRobot, RITA, VoteRefusal.OWN_COMMAND),
        Arguments.of("the owner without the role", AGENT, OLGA, VoteRefusal.OWN_COMMAND),
        Arguments.of("an auditor", AGENT, person("audrey", "auditor"), VoteRefusal.ROLE_MISSING),
        Arguments.of("an administrator", AGENT, person("eve", "admin"), VoteRefusal.ROLE_MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whoMayNot")
  void refusesAndRecordsAVoteBy(
      String who, Principal submitter, Principal voter, VoteRefusal expected) {
    ApprovalState state = pending(submitter, 1);

    Voted voted = vote(state, voter, APPROVE);

    assertThat(refusal(voted)).isEqualTo(expected);
    assertThat(voted.transition().next()).isEqualTo(state);
    assertThat(data(voted))
        .singleElement()
        .isInstanceOfSatisfying(
            VoteRefused.class, r -> assertThat(r.reason()).isEqualTo(expected.code()));
  }

  static Stream<ApprovalState> closed() {
    ApprovalState.Pending open = pending(1);
    Vote no = Samples.vote(ROB, REJECT);
    Vote yes = Samples.vote(ROB, APPROVE);
    return Stream.of(
        new ApprovalState.Granted(open.request(), List.of(yes), NOW, null),
        new ApprovalState.Rejected(open.request(), List.of(no), no),
        open.expire(),
        open.withdraw());
  }

  @ParameterizedTest
  @MethodSource("closed")
  void takesNoVoteOnceClosed(ApprovalState state) {
    for (Verdict verdict : Verdict.values()) {
      Voted voted = vote(state, RITA, verdict);

      assertThat(refusal(voted)).isEqualTo(VoteRefusal.NOT_PENDING);
      assertThat(((VoteResult.Refused) voted.result()).message()).contains(state.name().text());
      assertThat(voted.transition()).isEqualTo(new Transition(state, List.of()));
    }
  }

  @Test
  void tellsWhoRepeatsAVoteThatItCountsThoughTheRequestIsDecided() {
    ApprovalState granted =
        new ApprovalState.Granted(
            pending(1).request(), List.of(Samples.vote(RITA, APPROVE)), NOW, null);

    Voted voted = vote(granted, RITA, APPROVE);

    assertThat(voted.result()).isEqualTo(new VoteResult.CountedBefore(granted));
    assertThat(voted.transition()).isEqualTo(new Transition(granted, List.of()));
    assertThat(refusal(vote(granted, RITA, REJECT))).isEqualTo(VoteRefusal.NOT_PENDING);
  }

  @ParameterizedTest
  @MethodSource("closed")
  void refusesAnAgentAsSuchWhateverTheState(ApprovalState state) {
    assertThat(refusal(vote(state, AGENT, APPROVE))).isEqualTo(VoteRefusal.AGENT_MAY_NOT_DECIDE);
  }

  private Voted vote(ApprovalState state, Principal voter, Verdict verdict) {
    return cast(state, ballot(state, voter, verdict));
  }

  private static VoteRefusal refusal(Voted voted) {
    return ((VoteResult.Refused) voted.result()).reason();
  }

  private static List<EventData> data(Voted voted) {
    return voted.transition().occurrences().stream().map(Occurrence::data).toList();
  }

  private static List<Class<?>> types(Voted voted) {
    return data(voted).stream().<Class<?>>map(Object::getClass).toList();
  }
}
