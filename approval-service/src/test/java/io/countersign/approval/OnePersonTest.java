package io.countersign.approval;

import static io.countersign.approval.Samples.DANA;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.OLGA;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.pending;
import static io.countersign.approval.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalRevised;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the directory of people says counts from the moment at which it says so. */
class OnePersonTest {
  private static final Directory NOBODY_KNOWN = new Directory(List.of());
  private static final Instant LATER = NOW.plusSeconds(3600);

  @Test
  void countsAPersonOnceWhomTheDirectoryLearnsOfBetweenTwoVotes() {
    ApprovalState voted = approve(pending(2), RITA, NOBODY_KNOWN);

    ApprovalState again = approve(voted, RITA, onePerson("rita-of-shop", RITA));

    assertThat(again).isInstanceOf(ApprovalState.Pending.class);
    assertThat(again.votes()).hasSize(1);
  }

  @Test
  void countsTwoAccountsOnceThatTurnOutToBeOnePersons() {
    ApprovalState voted = approve(pending(2), RITA, NOBODY_KNOWN);

    ApprovalState again = approve(voted, ROB, onePerson("rita-of-shop", RITA, ROB));

    assertThat(again).isInstanceOf(ApprovalState.Pending.class);
    assertThat(again.votes()).hasSize(1);
  }

  @Test
  void countsOnceWhatOnePersonHasSaidWithTwoAccounts() {
    Principal third = person("third", "reviewer");
    ApprovalState voted = approve(approve(pending(3), RITA, NOBODY_KNOWN), ROB, NOBODY_KNOWN);

    ApprovalState next = approve(voted, third, onePerson("rita-of-shop", RITA, ROB));

    assertThat(next).isInstanceOf(ApprovalState.Pending.class);
    assertThat(next.votes())
        .extracting(Vote::person)
        .containsExactly("rita-of-shop", third.subject());
  }

  @Test
  void doesNotCountWhatTheSubmitterSaidWithAnotherAccount() {
    ApprovalState voted = approve(pending(OLGA, 2), RITA, NOBODY_KNOWN);

    ApprovalState next = approve(voted, ROB, onePerson("olga-of-shop", OLGA, RITA));

    assertThat(next).isInstanceOf(ApprovalState.Pending.class);
    assertThat(next.votes()).extracting(Vote::person).containsExactly(ROB.subject());
  }

  @Test
  void doesNotCountWhatTheAgentsOwnerSaidWithAnotherAccount() {
    ApprovalState.Pending voted =
        (ApprovalState.Pending) approve(Samples.pendingInTwoStages(), RITA, NOBODY_KNOWN);
    Directory olga = onePerson("olga-of-shop", OLGA, RITA);

    assertThat(new Recount(olga).of(voted).votes()).isEmpty();
    assertThat(new Recount(NOBODY_KNOWN).of(voted)).isEqualTo(voted);
  }

  @Test
  void asksAgainWhereOnePersonsTwoAccountsHadApprovedForLater() {
    ApprovalState.Approved approved =
        new ApprovalState.Approved(
            pending(2).request(),
            List.of(Samples.vote(RITA, Verdict.APPROVE), Samples.vote(ROB, Verdict.APPROVE)),
            NOW);

    Transition known = at(approved, onePerson("rita-of-shop", RITA, ROB));

    assertThat(known.next()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(known.occurrences())
        .extracting(o -> (Object) o.data().getClass())
        .containsExactly(ApprovalRevised.class);
    assertThat(at(approved, NOBODY_KNOWN).next()).isInstanceOf(ApprovalState.Granted.class);
  }

  private static Transition at(ApprovalState state, Directory people) {
    return new Deadlines(new Endings(Warrants.issuer()), people).pass(state, NOW.plusSeconds(120));
  }

  @Test
  void knowsWhoIsAwayByTheNameThatTheDirectoryGivesThemNow() {
    Voters voters =
        new Voters(
            onePerson("olga-of-shop", OLGA),
            given(new Delegation(OLGA.subject(), Set.of("reviewer"), DANA.subject(), LATER)));
    ApprovalState own = pending(OLGA, 1);

    VoteResult result =
        new Voting(onePerson("olga-of-shop", OLGA), Optional::empty)
            .vote(own, by(voters.of(DANA, NOW), own));

    assertThat(result)
        .isInstanceOfSatisfying(
            VoteResult.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(VoteRefusal.ROLE_MISSING));
  }

  @Test
  void nobodyStandsInForTheirOtherAccount() {
    Voters voters =
        new Voters(
            onePerson("dana-of-shop", OLGA, DANA),
            given(new Delegation(OLGA.subject(), Set.of("reviewer"), "dana-of-shop", LATER)));

    assertThat(voters.of(DANA, NOW).standsInFor()).isEmpty();
  }

  @Test
  void standsInForTheSecondWhereTheFirstHasAnswered() {
    Voter deputy =
        new Voter(
            DANA,
            NOBODY_KNOWN.withSubject(DANA.subject(), DANA.name()),
            Stream.of(RITA, ROB)
                .map(p -> new Delegation(p.subject(), p.roles(), DANA.subject(), LATER))
                .toList());
    ApprovalState voted = approve(pending(2), RITA, NOBODY_KNOWN);

    VoteResult result = new Voting(NOBODY_KNOWN, Optional::empty).vote(voted, by(deputy, voted));

    assertThat(result)
        .isInstanceOfSatisfying(
            VoteResult.Counted.class,
            c -> assertThat(c.vote().onBehalfOf()).isEqualTo(ROB.subject()));
  }

  private static ApprovalState approve(ApprovalState state, Principal account, Directory known) {
    Voter voter =
        new Voter(account, known.withSubject(account.subject(), account.name()), List.of());
    return switch (new Voting(known, Optional::empty).vote(state, by(voter, state))) {
      case VoteResult.Counted counted -> counted.next();
      case VoteResult.CountedBefore before -> before.state();
      case VoteResult.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static Ballot by(Voter voter, ApprovalState state) {
    return new Ballot(
        voter,
        Verdict.APPROVE,
        state.request().digest(),
        ApprovalConditions.none(),
        null,
        null,
        NOW.plusSeconds(60));
  }

  private static Directory onePerson(String id, Principal... accounts) {
    return new Directory(
        List.of(
            new Person(
                id,
                id,
                Arrays.stream(accounts).map(Principal::subject).collect(Collectors.toSet()),
                null,
                ZoneOffset.UTC)));
  }

  private static Delegations given(Delegation one) {
    return new Delegations() {
      @Override
      public List<Delegation> to(String person, Instant now) {
        return person.equals(one.to()) ? List.of(one) : List.of();
      }

      @Override
      public Optional<Delegation> from(String person, Instant now) {
        return Optional.empty();
      }

      @Override
      public void set(Delegation delegation, Principal by) {
        throw new AssertionError(delegation);
      }

      @Override
      public void end(String person, Principal by) {
        throw new AssertionError(person);
      }
    };
  }
}
