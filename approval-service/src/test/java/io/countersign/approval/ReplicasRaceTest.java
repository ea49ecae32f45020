package io.countersign.approval;

import static io.countersign.approval.Samples.ADAM;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.contracts.Verdict.APPROVE;
import static io.countersign.contracts.Verdict.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.event.TraceContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas over one database are asked for contrary things at the same time, many times. */
@QuarkusTest
class ReplicasRaceTest {
  private static final int ROUNDS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final Neighbours neighbours = new Neighbours();
  private final SessionId session = new SessionId(UUID.randomUUID());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  @Inject Approvals one;
  @Inject Redecisions redecisions;
  @Inject ApprovalStore store;
  @Inject WarrantIssuer warrants;
  @Inject People people;
  @Inject PoliciesInForce policies;
  @Inject ApprovalSettings settings;
  @Inject Clock clock;
  @Inject IdSource ids;
  @Inject MovableClock movable;
  private final List<ApprovalRequest> requests = new ArrayList<>();
  private Approvals other;

  @BeforeEach
  void startTheOther() {
    other = new Approvals(store, warrants, people, policies, settings, clock, ids);
  }

  @AfterEach
  void close() {
    threads.shutdown();
    movable.reset();
    neighbours.close();
  }

  @Test
  void countExactlyTheQuorumThoughMoreVoteThanItTakes() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(2, Set.of("reviewer"), LIMIT));

      List<VoteResult> results =
          atOnce(
              () -> vote(one, asked, RITA, APPROVE),
              () -> vote(other, asked, ROB, APPROVE),
              () -> vote(one, asked, ADAM, APPROVE));

      assertThat(results).filteredOn(VoteResult.Counted.class::isInstance).hasSize(2);
      assertThat(state(asked)).isInstanceOf(ApprovalState.Granted.class);
      assertThat(state(asked).votes()).extracting(Vote::person).doesNotHaveDuplicates().hasSize(2);
    }
    assertOneWarrantForEachGranted();
  }

  @Test
  void eitherApproveOrReject() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));

      List<VoteResult> results =
          atOnce(() -> vote(one, asked, RITA, APPROVE), () -> vote(other, asked, ROB, REJECT));

      assertThat(results).filteredOn(VoteResult.Counted.class::isInstance).hasSize(1);
      assertThat(state(asked).name()).isIn(StateName.GRANTED, StateName.REJECTED);
    }
    assertOneWarrantForEachGranted();
  }

  @Test
  void eitherExpireOrTakeTheLastVote() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));
      Ballot inTime = ballot(asked, RITA, APPROVE, ApprovalConditions.none());
      movable.moveAhead(LIMIT);

      List<Object> results =
          atOnce(() -> one.vote(asked.id(), inTime).orElseThrow(), other::passTime, one::passTime);

      boolean counted = results.getFirst() instanceof VoteResult.Counted;
      await(asked, counted ? StateName.GRANTED : StateName.EXPIRED);
    }
    assertOneWarrantForEachGranted();
  }

  @Test
  void escalateOnceAndLoseNoVoteMeanwhile() throws Exception {
    ApprovalStage stage =
        new ApprovalStage(
            2,
            Approvers.withRoles(Set.of("reviewer")),
            false,
            new StageTimeout.Escalate(LIMIT, Approvers.withRoles(Set.of("admin"))));
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked =
          ask(new ApprovalRequirement(List.of(stage), LIMIT.multipliedBy(2), null));
      movable.moveAhead(LIMIT);

      List<Object> results =
          atOnce(
              () -> vote(one, asked, RITA, APPROVE),
              () -> vote(other, asked, ROB, APPROVE),
              other::passTime,
              one::passTime);

      assertThat(results).filteredOn(VoteResult.Counted.class::isInstance).hasSize(2);
      await(asked, StateName.GRANTED);
    }
    assertOneWarrantForEachGranted();
    assertThat(published(ApprovalEscalated.class)).doesNotHaveDuplicates();
  }

  @Test
  void eitherRunInTheWindowOrHeedTheVeto() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));
      Instant window = clock.instant().plus(LIMIT);
      one.vote(
          asked.id(), ballot(asked, RITA, APPROVE, new ApprovalConditions(null, window, null)));
      assertThat(state(asked).name()).isEqualTo(StateName.APPROVED);
      movable.moveAhead(LIMIT);

      List<Object> results =
          atOnce(() -> vote(one, asked, ROB, REJECT), other::passTime, one::passTime);

      boolean vetoed = results.getFirst() instanceof VoteResult.Counted;
      await(asked, vetoed ? StateName.REJECTED : StateName.GRANTED);
    }
    assertOneWarrantForEachGranted();
  }

  @Test
  void eitherCountAVoteOrAskAnew() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));
      CommandDecided again = again(asked, Samples.approvalBy(2));

      List<Object> results =
          atOnce(() -> vote(one, asked, RITA, APPROVE), () -> redecisions.decided(again, cause()));

      boolean counted = results.getFirst() instanceof VoteResult.Counted;
      assertThat(state(asked).name()).isEqualTo(counted ? StateName.GRANTED : StateName.PENDING);
      assertThat(state(asked).request().revision()).isEqualTo(counted ? 0 : 1);
      assertThat(state(asked).votes()).hasSize(counted ? 1 : 0);
    }
    assertOneWarrantForEachGranted();
  }

  @Test
  void issueOneWarrantThoughPeopleAndPolicyAllowAtTheSameTime() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));
      CommandDecided again = again(asked, new Decision.Allowed());

      List<Object> results =
          atOnce(
              () -> vote(one, asked, RITA, APPROVE),
              () -> redecisions.decided(again, cause()),
              () -> redecisions.decided(again, cause()));

      boolean counted = results.getFirst() instanceof VoteResult.Counted;
      assertThat(state(asked).name()).isEqualTo(counted ? StateName.GRANTED : StateName.SUPERSEDED);
    }
    assertThat(published(WarrantIssued.class)).hasSize(ROUNDS).doesNotHaveDuplicates();
  }

  @Test
  void eitherWithdrawOrGrant() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ApprovalRequest asked = ask(ApprovalRequirement.of(1, Set.of("reviewer"), LIMIT));
      List<Cancellation> cancelled =
          List.of(new Cancellation(asked.command().id(), new EventId(UUID.randomUUID())));

      List<Object> results =
          atOnce(
              () -> vote(one, asked, RITA, APPROVE),
              () -> {
                other.cancel(cancelled);
                return true;
              });

      boolean counted = results.getFirst() instanceof VoteResult.Counted;
      assertThat(state(asked).name()).isEqualTo(counted ? StateName.GRANTED : StateName.WITHDRAWN);
    }
    assertOneWarrantForEachGranted();
  }

  private ApprovalRequest ask(ApprovalRequirement requirement) {
    Command command = Neighbours.sameSession(session);
    CommandDecided decided =
        Samples.decided(command, new Decision.ApprovalRequired(requirement), false);
    Opening opening = one.opening(decided, requirement, cause());
    one.open(List.of(opening));
    requests.add(opening.state().request());
    return opening.state().request();
  }

  private EventLink cause() {
    return new EventLink(
        new EventId(UUID.randomUUID()),
        session,
        CanonicalForm.of("decided").digest(),
        TraceContext.continueOrStart(null));
  }

  private CommandDecided again(ApprovalRequest asked, Decision decision) {
    CommandDecided before = asked.decided();
    return CommandDecided.of(
            before.command(),
            "staging",
            before.facts(),
            before.history(),
            before.impact(),
            before.decidedAt(),
            decision,
            before.obligations(),
            before.matches(),
            before.bundleDigest())
        .redeciding(asked.id());
  }

  private VoteResult vote(
      Approvals replica, ApprovalRequest asked, Principal voter, Verdict verdict) {
    return replica
        .vote(asked.id(), ballot(asked, voter, verdict, ApprovalConditions.none()))
        .orElseThrow();
  }

  private Ballot ballot(
      ApprovalRequest asked, Principal voter, Verdict verdict, ApprovalConditions conditions) {
    return new Ballot(
        Samples.voter(voter),
        verdict,
        asked.digest(),
        conditions,
        null,
        verdict == REJECT ? "No" : null,
        Clock.tick(clock, Approvals.PRECISION).instant());
  }

  private ApprovalState state(ApprovalRequest asked) {
    return store.find(asked.id()).orElseThrow();
  }

  /** A pass leaves out what another transaction has locked; the next one does not. */
  private void await(ApprovalRequest asked, StateName expected) {
    other.passTime();
    assertThat(state(asked).name()).isEqualTo(expected);
  }

  @SafeVarargs
  private <T> List<T> atOnce(Callable<? extends T>... actions) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(actions.length);
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<? extends T> action : actions) {
      futures.add(
          threads.submit(() -> {
            barrier.await();
            return action.call();
          }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  /** The commands of which something was published, as often as it was. */
  private <T> List<CommandId> published(Class<T> type) {
    Command marker = Neighbours.sameSession(session);
    BallotBox.vote("rita", neighbours.ask(marker, 1), "approve").statusCode(200);
    neighbours.awaitReceived(WarrantIssued.class, marker.id());
    List<CommandId> asked = requests.stream().map(r -> r.command().id()).toList();
    return neighbours.probe().all().stream()
        .flatMap(r -> neighbours.decode(r).stream())
        .map(ReceivedEvent::data)
        .filter(type::isInstance)
        .flatMap(d -> d.subject().stream())
        .filter(asked::contains)
        .toList();
  }

  private void assertOneWarrantForEachGranted() {
    List<CommandId> granted =
        requests.stream()
            .filter(r -> state(r).name() == StateName.GRANTED)
            .map(r -> r.command().id())
            .toList();
    assertThat(published(WarrantIssued.class)).containsExactlyInAnyOrderElementsOf(granted);
    assertThat(published(ApprovalGranted.class)).containsAll(granted).doesNotHaveDuplicates();
  }
}
