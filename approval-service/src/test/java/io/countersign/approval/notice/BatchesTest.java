package io.countersign.approval.notice;

import static io.countersign.approval.notice.Questions.id;
import static io.countersign.approval.notice.Questions.newAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Directory;
import io.countersign.approval.MovableClock;
import io.countersign.approval.Opening;
import io.countersign.approval.Samples;
import io.countersign.approval.VoteRefusal;
import io.countersign.approval.VoteResult;
import io.countersign.approval.Voter;
import io.countersign.approval.notice.BatchVoting.BatchBallot;
import io.countersign.approval.notice.BatchVoting.BatchResult;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchesTest {
  private final Principal agent = newAgent();
  @Inject Approvals approvals;
  @Inject BatchVoting voting;
  @Inject MovableClock movable;

  @AfterEach
  void reset() {
    movable.reset();
  }

  @Test
  void gathersLikeRequestsInTheOrderInWhichTheyCome() {
    Opening first = open("cities", 1);
    Opening second = open("cities", 2);

    Batch batch = batchOf(first);

    assertThat(batch.id()).isEqualTo(batchOf(second).id());
    assertThat(batch.members())
        .extracting(m -> m.request().id())
        .containsExactly(id(first), id(second));
  }

  @Test
  void keepsApartWhatDiffersInFormRequirementOrPrincipal() {
    Opening one = open("cities", 1);
    Opening otherForm = open("streets", 1);
    Opening otherRequirement =
        Questions.opening(
            approvals,
            agent,
            "cities",
            1,
            ApprovalRequirement.of(2, Set.of("reviewer"), Duration.ofHours(1)));
    Opening otherAgent = Questions.opening(approvals, newAgent(), "cities", 1);
    approvals.open(List.of(otherRequirement, otherAgent));

    assertThat(List.of(one, otherForm, otherRequirement, otherAgent))
        .extracting(o -> batchOf(o).id())
        .doesNotHaveDuplicates();
  }

  @Test
  void closesWhenTheWindowIsOver() {
    Opening first = open("cities", 1);
    movable.moveAhead(Duration.ofMinutes(2));

    Opening late = open("cities", 2);

    assertThat(batchOf(late).id()).isNotEqualTo(batchOf(first).id());
  }

  @Test
  void closesWhenItIsFull() {
    List<Opening> openings =
        IntStream.range(0, 51)
            .mapToObj(i -> Questions.opening(approvals, agent, "cities", i))
            .toList();

    approvals.open(openings);

    assertThat(batchOf(openings.getFirst()).members()).hasSize(50);
    assertThat(batchOf(openings.getLast()).members()).hasSize(1);
  }

  @Test
  void closesWhenSomebodyHasDecidedOnAMember() {
    Opening first = open("cities", 1);
    voteOn(batchOf(first), Samples.RITA, Verdict.APPROVE);

    Opening late = open("cities", 2);

    assertThat(batchOf(late).id()).isNotEqualTo(batchOf(first).id());
  }

  @Test
  void staysOpenThoughSomebodyTriedWhoMayNot() {
    Opening first = open("cities", 1);
    voteOn(batchOf(first), agent, Verdict.APPROVE);

    Opening next = open("cities", 2);

    assertThat(batchOf(next).id()).isEqualTo(batchOf(first).id());
  }

  @Test
  void becomesOneThoughRequestsArriveAtTheSameTime() throws Exception {
    List<Opening> openings =
        IntStream.range(0, 16)
            .mapToObj(i -> Questions.opening(approvals, agent, "cities", i))
            .toList();

    atTheSameTime(openings.stream().<Runnable>map(o -> () -> approvals.open(List.of(o))).toList());

    assertThat(openings)
        .extracting(o -> batchOf(o).id())
        .containsOnly(batchOf(openings.getFirst()).id());
  }

  @Test
  void isDecidedUponForExactlyTheMembersShown() {
    Opening first = open("cities", 1);
    Opening second = open("cities", 2);
    Batch shown = batchOf(first);
    Opening late = open("cities", 3);

    BatchResult result = voteOn(shown, Samples.RITA, Verdict.APPROVE);

    assertThat(result)
        .isInstanceOfSatisfying(
            BatchResult.Voted.class,
            voted ->
                assertThat(voted.items())
                    .extracting(BatchVoting.ItemResult::requestId)
                    .containsExactly(id(first), id(second)));
    assertThat(batchOf(late).members())
        .satisfiesExactly(
            m -> assertThat(m).isInstanceOf(ApprovalState.Granted.class),
            m -> assertThat(m).isInstanceOf(ApprovalState.Granted.class),
            m -> assertThat(m).isInstanceOf(ApprovalState.Pending.class));
  }

  @Test
  void takesNoVoteOnSomethingElse() {
    Opening first = open("cities", 1);
    Batch batch = batchOf(first);

    List<BatchResult> results =
        List.of(
            vote(batch, Samples.RITA, Verdict.APPROVE, 1, Samples.BUNDLE),
            vote(batch, Samples.RITA, Verdict.APPROVE, 2, batch.digest()),
            vote(batch, Samples.RITA, Verdict.APPROVE, 0, batch.digest()));

    assertThat(results).allMatch(r -> r instanceof BatchResult.Changed);
    assertThat(batchOf(first).members()).allMatch(ApprovalState.Pending.class::isInstance);
  }

  @Test
  void tellsForEachMemberWhatBecameOfTheVote() {
    Opening first = open("cities", 1);
    open("cities", 2);
    Batch batch = batchOf(first);
    voteOn(batch.first(1), Samples.ROB, Verdict.REJECT);

    BatchResult result = voteOn(batch, Samples.RITA, Verdict.APPROVE);

    assertThat(((BatchResult.Voted) result).items())
        .extracting(BatchVoting.ItemResult::result)
        .satisfiesExactly(
            r ->
                assertThat(r)
                    .isInstanceOfSatisfying(
                        VoteResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(VoteRefusal.NOT_PENDING)),
            r -> assertThat(r).isInstanceOf(VoteResult.Counted.class));
  }

  private Opening open(String form, int value) {
    Opening opening = Questions.opening(approvals, agent, form, value);
    approvals.open(List.of(opening));
    return opening;
  }

  private Batch batchOf(Opening opening) {
    return voting.batchOf(id(opening)).flatMap(voting::find).orElseThrow();
  }

  private BatchResult voteOn(Batch batch, Principal voter, Verdict verdict) {
    return vote(batch, voter, verdict, batch.members().size(), batch.digest());
  }

  private BatchResult vote(
      Batch batch, Principal voter, Verdict verdict, int shown, Digest digest) {
    return voting
        .vote(
            batch.id(),
            new BatchBallot(
                new Voter(
                    voter,
                    new Directory(List.of()).withSubject(voter.subject(), voter.name()),
                    List.of()),
                verdict,
                shown,
                digest,
                ApprovalConditions.none(),
                null,
                "I looked"))
        .orElseThrow();
  }

  private static void atTheSameTime(List<Runnable> actions) throws Exception {
    CountDownLatch start = new CountDownLatch(actions.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<?>> futures = new ArrayList<>();
      for (Runnable action : actions) {
        futures.add(
            threads.submit(() -> {
              start.countDown();
              start.await();
              action.run();
              return null;
            }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }
}
